import { describe, expect, test } from 'vitest';
import { type CompileTemplateOptions, compileTemplate } from '../../src/compile/compile-template.ts';
import { TemplateError } from '../../src/errors.ts';
import { htmlDocument, mjmlDocument } from './invoice-data.ts';

async function problemsOf(source: string, options: CompileTemplateOptions = {}): Promise<string[]> {
  const error: unknown = await compileTemplate(source, options).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TemplateError);
  return (error as TemplateError).problems.map(
    ({ code, file, line, column }) => `${code} ${file}:${line}:${column}`,
  );
}

describe('one report', () => {
  test('lists unknown fields, misplaced fields and unclosed blocks', async () => {
    const source = htmlDocument(
      '\n<p>{invoice.nummer}</p>\n{{#if invoice.payable}}<b>{company.brandcolor}\n{t.none}\n{{/each}}\n<i>{{#each invoice.lines}}{{amuont}}',
    );
    expect(await problemsOf(source)).toEqual([
      'unknown-field template:2:4',
      'unclosed-tag template:3:1',
      'misplaced-field template:3:27',
      'unknown-field template:4:1',
      'unclosed-tag template:5:1',
      'unclosed-tag template:6:4',
      'unknown-field template:6:27',
    ]);
  });

  test('also lists the problems that MJML finds', async () => {
    const source = `<mjml><mj-body><mj-section><mj-column>
<mj-text color="no colour">{invoice.nummer}</mj-text><mj-text color="{invoice.number}">Text</mj-text>
<mj-text font-sice="3px">Text</mj-text>
<mj-butten href="https://example.be">Pay</mj-butten>
</mj-column></mj-section></mj-body></mjml>`;
    expect(await problemsOf(source)).toEqual([
      'invalid-mjml template:2:1',
      'unknown-field template:2:28',
      'misplaced-field template:2:70',
      'invalid-mjml template:3:1',
      'invalid-mjml template:4:1',
    ]);
  });

  test('covers the body, the subject, the preheader and the text part', async () => {
    expect(
      await problemsOf('<p>{invoice.a}</p>\n{{#if x}}', {
        subject: '{invoice.b} {invoice.paymentbutton}',
        preheader: '{invoice.c}',
        text: '{invoice.d} {company.brandcolor}',
      }),
    ).toEqual([
      'unknown-field template:1:4',
      'logic-not-allowed template:2:1',
      'unknown-field template preheader:1:1',
      'unknown-field template subject:1:1',
      'misplaced-field template subject:1:13',
      'unknown-field template text:1:1',
      'misplaced-field template text:1:13',
    ]);
  });

  test('includes the fields of an untrusted body with unclosed tags', async () => {
    expect(await problemsOf('<p>{invoice.a}</p>\n<b>{invoice.c}', { subject: '{invoice.b}' })).toEqual([
      'unknown-field template:1:4',
      'unknown-field template:2:4',
      'unknown-field template subject:1:1',
    ]);
  });

  test('includes the content of a refused block, but not the names that the block would define', async () => {
    expect(
      await problemsOf(
        htmlDocument(
          '{{#if invoice.x}}<p>{invoice.y}</p>{{/if}}\n{{#each nothing}}<b>{{amount}}</b>{{/each}}',
        ),
      ),
    ).toEqual(['unknown-field template:1:54', 'unknown-field template:1:68', 'unknown-field template:2:1']);
  });
});

describe('a problem of blocks', () => {
  test.each([
    ['{{else}}', 'unclosed-tag', '{{else}} is outside a block'],
    ['{{#if invoice.payable}}a{{else}}b{{else}}c{{/if}}', 'unclosed-tag', 'already has an {{else}}'],
    ['{{/if}}', 'unclosed-tag', 'closes nothing'],
    ['{{#if invoice.payable}}', 'unclosed-tag', '{{#if}} is not closed'],
    ['{{}}', 'syntax', 'Handlebars cannot read {{}}'],
    ['{{invoice.number', 'syntax', 'These braces are not closed'],
    ['{{#if}}a{{/if}}', 'syntax', 'takes one value'],
    ['{{#iff invoice.payable}}a{{/iff}}', 'unknown-helper', 'Did you mean "if"?'],
    ['{{#if (equal invoice.status "paid")}}a{{/if}}', 'unknown-helper', 'Unknown condition "equal"'],
    ['{{{invoice.number}}}', 'raw-output', 'Use {{…}}'],
    ['{{&invoice.number}}', 'raw-output', 'Use {{…}}'],
    ['{{> partial}}', 'logic-not-allowed', 'mj-include'],
    ['{{lookup invoice "number"}}', 'unknown-helper', 'Unknown helper "lookup"'],
    ['{{number}}', 'unknown-field', 'Unknown field "number".'],
    ['{{lines}}', 'unknown-field', 'Did you mean "invoice.lines"?'],
    ['{{constructor.name}}', 'unknown-field', 'Unknown field "constructor.name"'],
    ['{{invoice.__proto__}}', 'unknown-field', 'Unknown field "invoice.__proto__"'],
    ['{invoice.payment_url}', 'unknown-field', 'Did you mean "invoice.paymenturl"?'],
    ['{relation.naam}', 'unknown-field', 'Did you mean "relation.name"?'],
    ['{invoce.number}', 'unknown-field', 'Did you mean "invoice.number"?'],
    ['<p>{{#if invoice.payable}}</p>{{/if}}', 'unclosed-tag', 'Each branch of a block must close'],
    [
      '<p>{{#if invoice.lines}}<ul><li>a</li></ul>{{/if}}</p>',
      'block-misplaced',
      'HTML does not allow the content of this block',
    ],
  ])('%s is %s', async (body, code, message) => {
    const error: unknown = await compileTemplate(htmlDocument(`\n  ${body}`)).catch(
      (reason: unknown) => reason,
    );
    const problem = (error as TemplateError).problems.find((one) => one.code === code);
    expect(problem?.message).toContain(message);
    expect(problem?.line).toBe(2);
    expect(problem?.frame).toContain(`> 2 |   ${body.slice(0, 60)}`);
  });
});

test.each([
  '<mj-carousel><mj-carousel-image src="https://a.example/a.png" alt="a" /></mj-carousel>',
  '<mj-navbar hamburger="hamburger"><mj-navbar-link href="https://a.example">a</mj-navbar-link></mj-navbar>',
])('an element that MJML gives an id is refused in a list: %s', async (element) => {
  const inList = `{{#each invoice.lines}}\n${element}{{/each}}`;
  expect(await problemsOf(mjmlDocument(inList))).toEqual(['block-misplaced template:2:1']);
  const alone = mjmlDocument(`{{#if invoice.payable}}${element}{{/if}}`);
  await expect(compileTemplate(alone)).resolves.toBeDefined();
});

test('the caret is under the field, in the original line', async () => {
  const error: unknown = await compileTemplate(
    htmlDocument('\n\t<p>é😀 {<b>invoice.nummer</b>}</p>\n'),
  ).catch((reason: unknown) => reason);
  const lines = (error as TemplateError).problems[0]!.frame.split('\n');
  const at = lines.findIndex((line) => line.startsWith('>'));
  expect(lines[at]).toContain('<p>é😀 {<b>invoice.nummer</b>}</p>');
  expect(lines[at]![lines[at + 1]!.indexOf('^')]).toBe('{');
});
