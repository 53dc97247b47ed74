import { FacteurError } from '../../errors.ts';
import type { Source } from '../1-read/source.ts';
import type { Report } from '../problems.ts';

/** Gmail cuts a mail at 102,400 bytes; one with this many tags is far beyond it. */
const mostTags = 10_000;

/** MJML and juice take time for rules x elements; beyond this it takes seconds. */
const mostMatches = 400_000;

/** Whether MJML and juice can take a template without taking seconds; the tag or rule too many is reported. */
export function isWithinSize(source: Source, report: Report): boolean {
  const { tags, rules } = countForInlining(source.text);
  const tooMany = tags[mostTags];
  if (tooMany !== undefined) {
    const message = `More than ${mostTags} tags, payment buttons included. A mail of this size is cut by Gmail: split it.`;
    report(source, tooMany, 'template-too-large', message);
    return false;
  }
  const rule = rules[Math.floor(mostMatches / Math.max(1, tags.length))];
  if (rule === undefined) return true;
  const message = `${rules.length} CSS rules for ${tags.length} tags would take too long to inline. Remove rules that no element uses.`;
  report(source, rule, 'template-too-large', message);
  return false;
}

/** Refuses HTML that juice would take seconds for: MJML makes several tags of one. @throws FacteurError */
export function checkHtmlSize(html: string): void {
  const { tags, rules } = countForInlining(html);
  const elements = tags.length + 1;
  if (rules.length * elements <= mostMatches) return;
  throw new FacteurError(
    'template-too-large',
    `${rules.length} CSS rules for ${elements} elements would take too long to inline. Remove rules that no element uses.`,
  );
}

/** Where tags and rules are, roughly, for a scan of what may be far too large takes longer than this count. */
function countForInlining(text: string): { tags: readonly number[]; rules: readonly number[] } {
  const tags = Array.from(text.matchAll(/<[a-z]/gi), ({ index }) => index);
  const rules = [...text.matchAll(/<(?:mj-)?style[^>]*>([\s\S]*?)<\/(?:mj-)?style/gi)].flatMap((style) =>
    Array.from(style[1]!.matchAll(/\{/g), ({ index }) => style.index + index),
  );
  return { tags, rules };
}
