import fc from 'fast-check';
import Handlebars from 'handlebars';
import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import { shopFields, writeLogic } from './random-logic.ts';

const word = fc.constantFrom('ann', 'b', 'c d', '', undefined);
const shop = fc.record({
  name: word,
  motto: word,
  open: fc.boolean(),
  count: fc.constantFrom(0, 1, 3, 12, undefined),
  groups: fc.option(
    fc.array(
      fc.record({
        title: word,
        size: fc.constantFrom(0, 2, 5, undefined),
        entries: fc.option(fc.array(fc.record({ label: word, hot: fc.boolean() }), { maxLength: 3 }), {
          nil: undefined,
        }),
      }),
      { maxLength: 3 },
    ),
    { nil: undefined },
  ),
});
const data = fc.record({ shop: fc.option(shop, { nil: undefined }) });
const choices = fc.array(fc.nat(1000), { minLength: 20, maxLength: 250 });

const handlebars = Handlebars.create();
handlebars.registerHelper({
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  gt: (a, b) => (a ?? 0) > (b ?? 0),
  lt: (a, b) => (a ?? 0) < (b ?? 0),
  not: (a) => Handlebars.Utils.isEmpty(a) || a === 0 || a === false,
  and: (...all) => all.slice(0, -1).every((one) => isTrue(one)),
  or: (...all) => all.slice(0, -1).some((one) => isTrue(one)),
});

function isTrue(value: unknown): boolean {
  return Boolean(value) && !(Array.isArray(value) && value.length === 0);
}

describe('Handlebars logic', () => {
  test('gives the same output as Handlebars itself, to the last space', async () => {
    await fc.assert(
      fc.asyncProperty(choices, fc.array(data, { minLength: 3, maxLength: 3 }), async (numbers, samples) => {
        const logic = writeLogic(numbers);
        // A <pre> keeps white space.
        const document = `<html><head><title>x</title></head><body><pre></pre><div>[${logic}]</div></body></html>`;
        const template = await compileTemplate(document, { fields: shopFields });
        const expected = handlebars.compile(`[${logic}]`);
        for (const sample of samples) {
          const { html } = template.render(sample);
          expect(between(html), logic).toBe(expected(sample));
        }
      }),
      { numRuns: 300 },
    );
  });
});

function between(html: string): string {
  return html.slice(html.indexOf('<div>') + 5, html.lastIndexOf('</div>'));
}
