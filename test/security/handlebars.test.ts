import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import { plainInvoice } from './compile-body.ts';

const inText = (content: string): string =>
  `<mjml><mj-head><mj-title>x</mj-title></mj-head><mj-body><mj-section><mj-column><mj-text>BEGIN${content}END</mj-text></mj-column></mj-section></mj-body></mjml>`;

/** Payloads from the advisories on Handlebars up to 4.7.10. facteur uses only its parser, and resolves every name itself. */
const payloads: readonly (readonly [payload: string, code: string])[] = [
  ['{{constructor}}', 'unknown-field'],
  ['{{constructor.constructor}}', 'unknown-field'],
  ['{{__proto__}}', 'unknown-field'],
  ['{{invoice.constructor.name}}', 'unknown-field'],
  ['{{invoice.__proto__.x}}', 'unknown-field'],
  ['{{invoice.[constructor]}}', 'unknown-field'],
  ['{{@root.constructor}}', 'unknown-field'],
  ['{{this.constructor}}', 'unknown-field'],
  ['{{#with invoice as |i|}}{{i.constructor}}{{/with}}', 'unknown-field'],
  ['{{#with "s" as |string|}}{{#with "e"}}{{/with}}{{/with}}', 'misplaced-field'],
  ['{{#with (__lookupGetter__ "__proto__")}}x{{/with}}', 'unknown-helper'],
  ['{{lookup invoice "constructor"}}', 'unknown-helper'],
  ['{{#if (lookup this "constructor")}}x{{/if}}', 'unknown-helper'],
  ['{{log "x"}}', 'unknown-helper'],
  ['{{helperMissing}}', 'unknown-field'],
  ['{{blockHelperMissing}}', 'unknown-field'],
  ['{{#helperMissing}}x{{/helperMissing}}', 'unknown-helper'],
  ['{{#invoice.lines}}x{{/invoice.lines}}', 'unknown-helper'],
  ['{{> partial}}', 'logic-not-allowed'],
  ['{{> (lookup . "partial")}}', 'logic-not-allowed'],
  ['{{#> layout}}x{{/layout}}', 'logic-not-allowed'],
  ['{{> @partial-block}}', 'logic-not-allowed'],
  ['{{#*inline "x"}}y{{/inline}}', 'logic-not-allowed'],
  ['{{* decorator}}', 'logic-not-allowed'],
  ['{{#* decorator}}x{{/decorator}}', 'logic-not-allowed'],
  ['{{{invoice.number}}}', 'raw-output'],
  ['{{&invoice.number}}', 'raw-output'],
  ['{{invoice.number x=constructor}}', 'unknown-helper'],
];

describe('a payload against Handlebars is an error, even in a template that can use logic', () => {
  test.each(payloads)('%s', async (payload, code) => {
    await expect(compileTemplate(inText(payload))).rejects.toMatchObject({ code });
  });
});

describe('a template must be a text', () => {
  const others: readonly (readonly [name: string, source: unknown])[] = [
    ['a syntax tree', { type: 'Program', body: [{ type: 'NumberLiteral', value: 'process.exit()' }] }],
    ['a list', ['<p>x</p>']],
    ['null', null],
    ['undefined', undefined],
    ['a number', 7],
    ['an object with toString', { toString: () => '<p>x</p>' }],
  ];

  test.each(others)('not %s', async (_name, source) => {
    await expect(compileTemplate(source as string)).rejects.toMatchObject({ code: 'invalid-option' });
  });
});

describe('an invalid option is an error, and never makes a template trusted', () => {
  test.each([
    { trust: 'field' },
    { trust: null },
    { trust: true },
    { subject: 7 },
    { preheader: {} },
    { layout: 4 },
    { text: [] },
    { partials: 5 },
  ])('%j', async (option) => {
    const options = { subject: 'x', ...option } as unknown as { subject: string };
    await expect(compileTemplate('<script>x</script>', options)).rejects.toMatchObject({
      code: 'invalid-option',
    });
  });
});

describe('only own properties of the data are read', () => {
  test('functions and getters of the data are not called, and a key named constructor prints nothing', async () => {
    const template = await compileTemplate(inText('{invoice.number} {relation.name}'));
    const hostile = JSON.parse(
      '{"__proto__":{"invoice":{"number":"polluted"}},"constructor":{"name":"x"},"invoice":{"number":"1","constructor":"x"},"relation":{"name":"{{invoice.number}} {invoice.number} <b>"}}',
    ) as Record<string, unknown>;
    expect(template.render(hostile).text).toContain('BEGIN1 {{invoice.number}} {invoice.number} <b>END');
    const calling = { invoice: { number: () => 'called' }, relation: { name: 'x' } };
    expect(() => template.render(calling)).toThrow('invoice.number');
    const inherited = Object.create({ invoice: { number: 'inherited' }, relation: { name: 'x' } }) as object;
    expect(() => template.render(inherited)).toThrow('invoice.number');
  });

  test('a polluted Object.prototype adds nothing to a mail', () => {
    const door = pathToFileURL(`${import.meta.dirname}/../../dist/index.js`).href;
    const program = `
      import { compileTemplate } from ${JSON.stringify(door)};
      const source = ${JSON.stringify(inText('{invoice.number} {relation.name} {invoice.paymentbutton}'))};
      const data = ${JSON.stringify(plainInvoice)};
      const now = new Date('2026-11-22T09:00:00Z');
      const template = await compileTemplate(source);
      const render = () => JSON.stringify(template.render(data, { now }));
      const clean = render();
      for (const [key, value] of Object.entries({ firstName: 'polluted', brandColor: '#123456', 'invoice.number': 'polluted', partial: '{{x}}', type: 'Program' }))
        Object.defineProperty(Object.prototype, key, { value, configurable: true, writable: true, enumerable: false });
      process.stdout.write(clean === render() ? 'same' : 'different');`;
    expect(
      execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' }),
    ).toBe('same');
  });
});
