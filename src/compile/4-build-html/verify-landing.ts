import type { ProblemCode } from '../../errors.ts';
import { tokenMarks } from '../../mail-html/marks.ts';
import { closeInnermost, isVoidElement } from '../../mail-html/open-elements.ts';
import type { MarkupItem } from '../../mail-html/scan-markup.ts';
import type { Placed } from '../3-place/place-tokens.ts';
import { tornParagraph } from '../3-place/placement.ts';
import { kindPlaces } from '../kind-places.ts';
import type { Problems } from '../problems.ts';
import { isOpeningToken, type Token, tokenIdsIn, tokenPattern } from '../tokens.ts';

/** Reports tokens that were lost, tokens in places where no value is safe, and blocks that were torn apart. */
export function verifyLanding(
  html: string,
  items: readonly MarkupItem[],
  placed: Placed,
  problems: Problems,
): void {
  const { written, tokens } = placed.template;
  const report = (id: number, code: ProblemCode, message: string): undefined =>
    problems.report(written, tokens[id]!.index, code, message);
  for (const id of findLostTokens(html, placed)) {
    const message = `"${tokens[id]!.name}" would not be in the mail: it is in an element or attribute that MJML drops. Put it into <mj-text>.`;
    report(id, 'field-lost', message);
  }
  for (const id of findUnsafeTokens(html, items, tokens)) {
    const message = `"${tokens[id]!.name}" is in a place of the HTML where a value cannot be escaped. Put it into text or a quoted attribute.`;
    report(id, 'misplaced-field', message);
  }
  for (const id of findTornBlocks(html, items, tokens)) {
    report(id, 'block-misplaced', tornParagraph);
  }
}

function findLostTokens(html: string, { source, standIns }: Placed): Set<number> {
  const kept = new Set(tokenIdsIn(html));
  return new Set(tokenIdsIn(standIns.restore(source.text)).filter((id) => !kept.has(id)));
}

/**
 * Finds tokens in places where escaping does not make a value safe: comments, styles and scripts, unquoted attributes,
 * and inside tags. Other libraries can have moved them there.
 */
function findUnsafeTokens(html: string, items: readonly MarkupItem[], tokens: readonly Token[]): number[] {
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
      // MJML turns the address of a social element into a link for sharing.
      for (const { value } of quoted.filter(({ name }) => name === 'href')) {
        for (const match of value.matchAll(tokenPattern)) {
          const isWhole = match.index === 0 || value[match.index - 1] === tokenMarks.end;
          const token = tokens[Number(match[1])]!;
          if (token.type === 'value' && kindPlaces[token.kind].url === 'whole' && !isWhole)
            safe.delete(Number(match[1]));
        }
      }
      for (const id of ids) if (!safe.has(id)) unsafe.add(id);
    } else if (item.type === 'raw-text' ? element !== 'title' : item.type !== 'text') {
      add(item.start, item.end);
    }
  }
  return [...unsafe];
}

/**
 * Finds blocks that open and close in different elements. HTML closes a paragraph where a table or a `<div>` begins, so
 * leaving out such a block would leave half of its elements in the mail.
 */
function findTornBlocks(html: string, items: readonly MarkupItem[], tokens: readonly Token[]): number[] {
  const torn = new Set<number>();
  const elements: { readonly name: string }[] = [{ name: '' }];
  const homes = new Map<number, object>();
  let isHidden = false;
  for (const item of items) {
    if (item.type === 'conditional') isHidden = item.hides;
    else if (isHidden) continue;
    else if (item.type === 'open' && !isVoidElement(item.name) && !item.isSelfClosing) elements.push(item);
    else if (item.type === 'close') closeInnermost(elements, item.name);
    else if (item.type === 'text') {
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
