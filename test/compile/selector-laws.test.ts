import { compile } from 'css-select';
import fc from 'fast-check';
import { DomUtils, parseDocument } from 'htmlparser2';
import { expect, test } from 'vitest';
import { canonicalHtml } from '../../bench/canonical-html.ts';
import { readTextSource } from '../../src/compile/1-read/read-text-source.ts';
import { TemplateError } from '../../src/errors.ts';
import { type BothWays, compileBothWays } from './compile-slowly.ts';
import { invoiceData, now } from './invoice-data.ts';
import {
  everyShown,
  type RandomDocument,
  type Shown,
  writeDocument,
  writeSelector,
  writeSimpleSelector,
} from './random-selectors.ts';

/** @returns undefined if the rule is refused */
async function compileRule(document: RandomDocument, selector: string): Promise<BothWays | undefined> {
  const nothing = { subject: undefined, preheader: undefined, text: undefined, layout: undefined };
  const rest = { ...nothing, strings: undefined, partials: undefined, trust: undefined };
  const source = document.template(`${selector} { color: red }`);
  try {
    return await compileBothWays(
      await readTextSource(source, { ...rest, name: 'random', locale: 'en' }),
      'en',
    );
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    expect(
      error.problems.map(({ code }) => code),
      source,
    ).toEqual(['field-in-selector']);
    return undefined;
  }
}

function dataOf({ a, b, c, items }: Shown): object {
  const line = { description: 'Bread', amount: '2.50' };
  return invoiceData(
    {
      lines: items.map((unit) => (unit ? { ...line, unit: 'h' } : line)),
      ...(b ? { description: 'x' } : {}),
    },
    { relation: { name: 'Peeters', isConsumer: !c, ...(a ? { firstName: 'An' } : {}) } },
  );
}

const choices = fc.array(fc.nat(1000), { minLength: 20, maxLength: 150 });
const few = fc.array(fc.nat(1000), { minLength: 4, maxLength: 30 });

test('a rule that is inlined gives every mail the styles of the chain that runs for every mail', async () => {
  let compiled = 0;
  const shown = fc.array(fc.constantFrom(...everyShown), { minLength: 3, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(choices, few, shown, async (numbers, ofSelector, mails) => {
      const document = writeDocument(numbers, false);
      const selector = writeSelector(ofSelector);
      const both = await compileRule(document, selector);
      if (both === undefined) return;
      compiled++;
      for (const data of mails.map(dataOf)) {
        const { html } = both.template.render(data, { now });
        const slow = await both.renderSlowly(data, now);
        expect(canonicalHtml(html), document.template(selector)).toBe(canonicalHtml(slow));
      }
    }),
    { numRuns: 200 },
  );
  expect(compiled).toBeGreaterThan(20);
});

/** The elements that a selector matches, and those that it does not. */
function matchesIn(html: string, selector: string): [id: string, isMatch: boolean][] {
  const isMatch = compile<Element, Element>(selector);
  const elements = DomUtils.findAll(() => true, parseDocument(html, { decodeEntities: false }).children);
  return elements
    .filter(({ name }) => !/^(?:head|title|style)$/.test(name))
    .map((element) => [element.attribs['data-id'] ?? element.name, isMatch(element)]);
}

type Element = ReturnType<typeof DomUtils.findAll>[number];

test('a rule is refused only if it does not match alike in all mails, or not as when the template is compiled', async () => {
  let refused = 0;
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(choices, few, async (numbers, ofSelector) => {
      const document = writeDocument(numbers, true);
      const selector = writeSimpleSelector(ofSelector);
      const forJuice = new Map(matchesIn(document.forJuice, selector));
      const isSame = everyShown.every((shown) =>
        matchesIn(document.mail(shown), selector).every(([id, isMatch]) => forJuice.get(id) === isMatch),
      );
      const isRefused = (await compileRule(document, selector)) === undefined;
      if (isRefused) refused++;
      else accepted++;
      expect(isRefused, document.template(selector)).toBe(!isSame);
    }),
    { numRuns: 300 },
  );
  expect(refused).toBeGreaterThan(20);
  expect(accepted).toBeGreaterThan(20);
});
