import type { Source } from '../1-read/source.ts';
import type { Report } from '../problems.ts';

/** Gmail cuts a mail at 102,400 bytes; one with this many tags is far beyond it. */
const mostTags = 10_000;
/** MJML and juice take time for rules x elements; beyond this it takes seconds. */
const mostMatches = 400_000;

/** Whether MJML and juice can take a template without taking seconds; the tag or rule too many is reported. */
export function isWithinLimits(source: Source, report: Report): boolean {
  const tags = [...source.text.matchAll(/<[a-z]/gi)];
  const tooMany = tags[mostTags];
  if (tooMany !== undefined) {
    const message = `More than ${mostTags} tags, payment buttons included. A mail of this size is cut by Gmail: split it.`;
    report(source, tooMany.index, 'template-too-large', message);
    return false;
  }
  const rules = [...source.text.matchAll(/<(?:mj-)?style[^>]*>([\s\S]*?)<\/(?:mj-)?style/gi)].flatMap(
    (style) => [...style[1]!.matchAll(/\{/g)].map(({ index }) => style.index + index),
  );
  const mostRules = Math.floor(mostMatches / Math.max(1, tags.length));
  const rule = rules[mostRules];
  if (rule === undefined) return true;
  const message = `${rules.length} CSS rules for ${tags.length} tags would take too long to inline. Remove rules that no element uses.`;
  report(source, rule, 'template-too-large', message);
  return false;
}
