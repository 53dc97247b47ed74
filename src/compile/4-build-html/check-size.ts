import { FacteurError } from '../../errors.ts';
import type { Source } from '../1-read/source.ts';
import type { Report } from '../problems.ts';

/** Gmail cuts off a mail at 102,400 bytes; a mail with this many tags is far larger. */
const mostTags = 10_000;

/** MJML and juice compare each CSS rule with each element; more comparisons than this take seconds. */
const mostMatches = 450_000;

/** Juice takes seconds to read more rules than this, even if they match nothing. */
const mostRules = 5000;

/** Whether MJML and juice can process a template in less than seconds; the first tag or rule over the limit is reported. */
export function isWithinSize(source: Source, report: Report): boolean {
  const { tags, rules } = countForInlining(source.text);
  const tooMany = tags[mostTags];
  if (tooMany !== undefined) {
    const message = `This template has more than ${mostTags.toLocaleString('en')} tags, payment buttons included. Gmail cuts off a mail of this size: split it.`;
    report(source, tooMany, 'template-too-large', message);
    return false;
  }
  const rule = rules[Math.min(mostRules, Math.floor(mostMatches / Math.max(1, tags.length)))];
  if (rule === undefined) return true;
  const message = `${rules.length} CSS rules for ${tags.length} tags would take too long to inline. Remove rules that no element uses.`;
  report(source, rule, 'template-too-large', message);
  return false;
}

/** Refuses HTML that would take juice seconds: MJML turns one tag into several. @throws FacteurError */
export function checkHtmlSize(html: string): void {
  const { tags, rules } = countForInlining(html);
  const elements = tags.length + 1;
  if (rules.length * elements <= mostMatches) return;
  throw new FacteurError(
    'template-too-large',
    `${rules.length} CSS rules for ${elements} elements would take too long to inline. Remove rules that no element uses.`,
  );
}

/** Juice looks through the siblings of each element for each selector that asks for them; more of them take seconds. */
const mostSiblings = 200_000_000;

const asksForSiblings = /[+~]|:(?:nth|first|last|only|even|odd|eq|gt|lt|not|is|where|has)\b/;

/** Refuses selectors that would look through too many siblings. @throws FacteurError */
export async function checkSiblings(html: string, selectors: readonly string[]): Promise<void> {
  const asking = selectors.filter((selector) => asksForSiblings.test(selector));
  const { tags } = countForInlining(html);
  // Each tag has a text beside it at most, and no list of siblings is longer than all of them.
  if (asking.length * (2 * tags.length) ** 2 <= mostSiblings) return;
  const { parseDocument, DomUtils } = await import('htmlparser2');
  const elements = DomUtils.findAll(() => true, parseDocument(html).children);
  const pairs = elements.reduce((sum, { children }) => sum + children.length ** 2, 0);
  if (asking.length * pairs <= mostSiblings) return;
  throw new FacteurError(
    'template-too-large',
    `${asking.length} selectors such as "${asking[0]!.slice(0, 80)}" would take too long to match among this many siblings. Use classes instead.`,
  );
}

/** Finds tags and rules roughly: a full scan of a text that may be far too large would take longer. */
function countForInlining(text: string): { tags: readonly number[]; rules: readonly number[] } {
  const tags = Array.from(text.matchAll(/<[a-z]/gi), ({ index }) => index);
  const rules = [...text.matchAll(/<(?:mj-)?style[^>]*>([\s\S]*?)<\/(?:mj-)?style/gi)].flatMap((style) =>
    Array.from(style[1]!.matchAll(/\{/g), ({ index }) => style.index + index),
  );
  return { tags, rules };
}
