import Handlebars from 'handlebars';
import { describe, expect, test } from 'vitest';
import { createOffsets, parseStatements } from '../../../src/compile/2-resolve/parse-statements.ts';

/** What a tree says, each with its offset; texts side by side are one. */
function describeTree(text: string, body: readonly hbs.AST.Statement[]): unknown[] {
  const offsetOf = createOffsets(text);
  const said: unknown[] = [];
  for (const node of body) {
    const at = offsetOf(node.loc.start);
    const { value, path, params, escaped, program, inverse } = node as unknown as Record<string, never> & {
      readonly path?: {
        readonly original: string;
        readonly parts: readonly string[];
        readonly depth: number;
      };
      readonly program?: hbs.AST.Program;
      readonly inverse?: hbs.AST.Program;
    };
    const last = said.at(-1);
    if (node.type !== 'ContentStatement')
      said.push([
        node.type,
        at,
        path?.original,
        path?.parts,
        path?.depth,
        params,
        escaped,
        describeTree(text, program?.body ?? []),
        describeTree(text, inverse?.body ?? []),
      ]);
    else if (typeof last === 'string') said[said.length - 1] = last + String(value);
    else if (value !== '') said.push(value);
  }
  return said;
}

describe('the tree is the one that Handlebars makes, with plain fields hidden from its parser', () => {
  test.each([
    'Dear {{relation.name}},\r\nyour invoice {{invoice.number}} of {{date invoice.date}}',
    '{{#if invoice.ispaid}}\n  {{invoice.total}}\n{{else if invoice.isopen}} {{invoice.balance}} {{else}}\n{{/if}}\n',
    '{{#each invoice.lines}} {{line.amount}} {{~#if line.x}} {{line.x}} {{/if~}} {{/each}}',
    '{{^if invoice.ispaid}}{{invoice.total}}{{else}}{{invoice.balance}}{{/if}}',
    '{{! {{invoice.number}} }} {{!-- {{invoice.number}} --}} {{invoice.number}}',
    String.raw`\{{invoice.number}} and {{invoice.total}} \\{{invoice.number}}`,
    '{{{invoice.number}}} {{&invoice.number}} {{~invoice.number~}} {{this.name}} {{invoice.number}}',
    '{{#if (eq invoice.status "{{invoice.number}}")}}{{invoice.total}}{{/if}}',
    '%%%% {{invoice.number}}%{{invoice.total}}',
    '{{{{raw}}}} {{invoice.number}} {{{{/raw}}}}',
  ])('%s', (text) => {
    // Handlebars gives strings of an expression their places, which hiding leaves as they are.
    const plain = describeTree(text, Handlebars.parse(text).body);
    expect(describeTree(text, parseStatements(text))).toEqual(plain);
  });

  test.each(['{{#if {{invoice.number}}}}x{{/if}}', '{{invoice.number}} {{', '{{invoice.number}} {{/if}}'])(
    'and so is the error of %s',
    (text) => {
      let message = '';
      try {
        Handlebars.parse(text);
      } catch (error) {
        message = (error as Error).message;
      }
      expect(message).not.toBe('');
      expect(() => parseStatements(text)).toThrow(message);
    },
  );
});
