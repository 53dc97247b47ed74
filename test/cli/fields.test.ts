import { describe, expect, test } from 'vitest';
import { describeFields, type FieldDescription } from '../../src/cli/fields/describe-fields.ts';
import { catalogue } from '../../src/fields/catalogue.ts';
import { compileTemplate } from '../../src/index.ts';
import { runFacteur } from './run-facteur.ts';

/** Every field with the places that `facteur fields` names, put into a template there. */
const placed: Readonly<Record<string, (field: string) => string>> = {
  subject: (field) => mjml('', `{${field}}`),
  text: (field) => mjml(`<mj-text>{${field}}</mj-text>`),
  attribute: (field) => mjml(`<mj-image src="https://example.com/a.png" alt="{${field}}" />`),
  href: (field) => mjml(`<mj-text><a href="{${field}}">x</a></mj-text>`),
  'colour attribute': (field) => mjml(`<mj-button background-color="{${field}}">x</mj-button>`),
  style: (field) => mjml(`<mj-text><span style="color: {${field}}">x</span></mj-text>`),
  'between elements': (field) => mjml(`<mj-text>x</mj-text>{${field}}<mj-text>x</mj-text>`),
  condition: (field) => mjml(`<mj-text>{{#if ${field}}}x{{/if}}</mj-text>`),
  loop: (field) => mjml(`<mj-text>{{#each ${field}}}x{{/each}}</mj-text>`),
};

/** Includes the URL, which a mail with a QR code needs. */
function mjml(column: string, subject = 'Invoice'): string {
  return `<mjml><mj-head><mj-title>${subject}</mj-title></mj-head><mj-body><mj-section><mj-column>${column}<mj-text>{invoice.paymenturl}</mj-text></mj-column></mj-section></mj-body></mjml>`;
}

describe('facteur fields', () => {
  test('prints each field of the catalogue with its kind and an example in the language', async () => {
    const { exitCode, stdout, stderr } = await runFacteur(['fields', '--locale', 'nl']);
    const lines = stdout.split('\n');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    for (const [name, { kind, description }] of Object.entries(catalogue)) {
      const line = lines.find((one) => one.split(' ')[0] === name);
      expect(line, name).toMatch(new RegExp(` ${kind} `));
      expect(line).toContain(description);
    }
    expect(stdout).toContain('€ 1.210,00');
    expect(stdout).toContain('2 december 2026');
    expect(stdout).toContain('+++010/8068/17183+++');
    expect(stdout).toContain('Betaal € 1.210,00');
  });

  test('indents the fields of a list below it, with a blank line between scopes', async () => {
    const { stdout } = await runFacteur(['fields']);
    expect(stdout).toMatch(/\ninvoice\.lines .*\n {2}description \*.*\n {2}quantity /);
    expect(stdout).toMatch(/\n\nrelation\.name /);
    expect(stdout).toMatch(/\n\nreminder\.level /);
  });

  test('prints the same as JSON, lists nested', async () => {
    const { stdout } = await runFacteur(['fields', '--json', '--locale', 'fr']);
    const fields = JSON.parse(stdout) as FieldDescription[];
    expect(fields.map(({ field }) => field)).toEqual(Object.keys(catalogue));
    expect(fields.find(({ field }) => field === 'invoice.duedate')).toEqual({
      field: 'invoice.duedate',
      kind: 'date',
      places: ['subject', 'text', 'attribute'],
      example: '2026-12-02',
      shown: '2 décembre 2026',
      description: 'Due date',
      required: true,
    });
    expect(fields.find(({ field }) => field === 'invoice.lines')?.fields?.[0]?.field).toBe('description');
  });

  test('has an example for every field that prints something and is not computed', () => {
    const bare = describeFields(catalogue, 'de').filter(({ shown }) => shown === '');
    expect(bare.map(({ field }) => field)).toEqual(['company.buttoncolor']);
  });

  const kinds = new Map(describeFields(catalogue, 'en').map((field) => [field.kind, field]));
  test.each([...kinds.values()])(
    'lists where you can use a field of kind $kind, and the compiler agrees',
    async ({ field, places }) => {
      for (const [place, templateWith] of Object.entries(placed)) {
        const compiled = await compileTemplate(templateWith(field)).then(
          () => true,
          () => false,
        );
        // Money, for example, can be a condition too; the table lists where a field prints.
        if (place !== 'condition' || places.includes('condition'))
          expect({ place, compiled }).toEqual({ place, compiled: places.includes(place) });
      }
    },
  );
});
