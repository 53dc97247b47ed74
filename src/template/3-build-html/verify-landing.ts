import { tokenIdsIn } from '../2-mark-fields/tokens.ts';
import { scanMarkup } from '../scan-markup.ts';

const titles = new Set(['title']);

/**
 * Finds tokens that ended where escaping a value does not make it safe, whatever the libraries before did with it:
 * in comments, styles and scripts, unquoted attributes, and inside tags.
 */
export function findUnsafeTokens(html: string): number[] {
  const unsafe = new Set<number>();
  let element = '';
  const add = (start: number, end: number): void => {
    for (const id of tokenIdsIn(html.slice(start, end))) unsafe.add(id);
  };
  for (const item of scanMarkup(html)) {
    if (item.type === 'open') {
      element = item.name;
      const quoted = item.attributes.filter(({ quote }) => quote === '"' || quote === "'");
      const safe = new Set(quoted.flatMap(({ value }) => tokenIdsIn(value)));
      for (const id of tokenIdsIn(html.slice(item.start, item.end))) if (!safe.has(id)) unsafe.add(id);
    } else if (item.type === 'raw-text' ? !titles.has(element) : item.type !== 'text') {
      add(item.start, item.end);
    }
  }
  return [...unsafe];
}
