import type { MarkupItem } from '../../mail-html/scan-markup.ts';
import { isVoidElement } from '../../mail-html/void-elements.ts';
import { kindPlaces } from '../kind-places.ts';
import { isOpeningToken, type Token, tokenIdsIn, tokenPattern } from '../tokens.ts';

const titles = new Set(['title']);

/**
 * Finds tokens that ended where escaping a value does not make it safe, whatever the libraries before did with it:
 * in comments, styles and scripts, unquoted attributes, and inside tags.
 */
export function findUnsafeTokens(
  html: string,
  items: readonly MarkupItem[],
  tokens: readonly Token[],
): number[] {
  const unsafe = new Set<number>();
  let element = '';
  const add = (start: number, end: number): void => {
    for (const id of tokenIdsIn(html.slice(start, end))) unsafe.add(id);
  };
  for (const item of items) {
    if (item.type === 'open') {
      element = item.name;
      const ids = tokenIdsIn(html.slice(item.start, item.end));
      if (ids.length === 0) continue;
      const quoted = item.attributes.filter(({ quote }) => quote === '"' || quote === "'");
      const safe = new Set(quoted.flatMap(({ value }) => tokenIdsIn(value)));
      // MJML makes a link to share of the address of a social element.
      for (const { value } of quoted.filter(({ name }) => name === 'href')) {
        for (const match of value.matchAll(tokenPattern)) {
          const isWhole = match.index === 0 || value[match.index - 1] === '\ue001';
          const token = tokens[Number(match[1])]!;
          if (token.type === 'value' && kindPlaces[token.kind].url === 'whole' && !isWhole)
            safe.delete(Number(match[1]));
        }
      }
      for (const id of ids) if (!safe.has(id)) unsafe.add(id);
    } else if (item.type === 'raw-text' ? !titles.has(element) : item.type !== 'text') {
      add(item.start, item.end);
    }
  }
  return [...unsafe];
}

/**
 * Finds blocks whose ends stand in different elements: HTML closes a paragraph where a table or a `<div>` begins, and
 * with it the block would leave half of its elements behind.
 */
export function findTornBlocks(
  html: string,
  items: readonly MarkupItem[],
  tokens: readonly Token[],
): number[] {
  const torn = new Set<number>();
  const elements: { readonly name: string }[] = [{ name: '' }];
  const homes = new Map<number, object>();
  let isConditional = false;
  for (const item of items) {
    if (item.type === 'conditional')
      isConditional = /^<!--\s*\[if[^>]*\]>$/i.test(html.slice(item.start, item.end));
    else if (isConditional) continue;
    else if (item.type === 'open' && !isVoidElement(item.name) && !item.isSelfClosing) elements.push(item);
    else if (item.type === 'close' && !isVoidElement(item.name)) {
      const depth = elements.findLastIndex(({ name }) => name === item.name);
      if (depth > 0) elements.length = depth;
    } else if (item.type === 'text') {
      for (const id of tokenIdsIn(html.slice(item.start, item.end))) {
        const token = tokens[id]!;
        if (isOpeningToken(token)) homes.set(id, elements.at(-1)!);
        if ((token.type === 'else' || token.type === 'end') && homes.has(token.of)) {
          if (homes.get(token.of) !== elements.at(-1)) torn.add(token.of);
        }
      }
    }
  }
  return [...torn];
}
