import { guardAttribute } from '../../mail-html/marks.ts';
import type { MarkupItem } from '../../mail-html/scan-markup.ts';
import type { Tokenised } from '../2-resolve/tokenise.ts';
import { guardValue } from '../3-place/expansion.ts';
import { isOpeningToken, type Token, tokenIdsIn, tokenPattern } from '../tokens.ts';

/** HTML in two forms, which differ in how links are guarded. */
export interface GuardedHtml {
  readonly html: string;
  /** The source of the text part: an attribute of each link has the tokens before and after its address. */
  readonly forText: string;
}

/** A link whose whole address is an optional field. */
interface OptionalLink {
  readonly id: number;
  readonly opening: Range;
  readonly closing: Range;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Guards links: if the address has no value, only the words of the link are left, not a link that leads nowhere. */
export function guardLinks(html: string, items: readonly MarkupItem[], template: Tokenised): GuardedHtml {
  const links = findOptionalLinks(html, items, template.tokens);
  if (links.length === 0) return { html, forText: html };
  const inserts: { at: number; html: string; text: string }[] = [];
  for (const { id, opening, closing } of links) {
    for (const { start, end } of [opening, closing]) {
      const guard = guardValue(id, template);
      inserts.push({ at: start, html: guard.open, text: '' }, { at: end, html: guard.close, text: '' });
    }
    const { open, close } = guardValue(id, template);
    const inTag = opening.start + '<a'.length;
    inserts.push({ at: inTag, html: '', text: ` ${guardAttribute}="${open} ${close}"` });
  }
  inserts.sort((a, b) => a.at - b.at);
  return { html: insert(html, inserts, 'html'), forText: insert(html, inserts, 'text') };
}

function insert<Form extends 'html' | 'text'>(
  html: string,
  inserts: readonly ({ readonly at: number } & Readonly<Record<Form, string>>)[],
  form: Form,
): string {
  let text = '';
  let position = 0;
  for (const one of inserts) {
    text += html.slice(position, one.at) + one[form];
    position = one.at;
  }
  return text + html.slice(position);
}

function findOptionalLinks(
  html: string,
  items: readonly MarkupItem[],
  tokens: readonly Token[],
): OptionalLink[] {
  const found: OptionalLink[] = [];
  const blocks: Block[] = [];
  let open: Omit<OptionalLink, 'closing'> | undefined;
  let isHidden = false;
  for (const item of items) {
    if (item.type === 'conditional') isHidden = item.hides;
    else if (isHidden) continue;
    else if (item.type === 'text') followBlocks(html.slice(item.start, item.end), tokens, blocks);
    else if (item.type === 'open' && item.name === 'a') {
      const href = item.attributes.find(({ name }) => name === 'href')?.value ?? '';
      const id = optionalUrlIn(href, tokens, blocks);
      open = id === undefined ? undefined : { id, opening: item };
    } else if (item.type === 'close' && item.name === 'a' && open !== undefined) {
      found.push({ ...open, closing: item });
      open = undefined;
    }
  }
  return found;
}

type Block = Extract<Token, { type: 'if' | 'each' }>;

function followBlocks(text: string, tokens: readonly Token[], blocks: Block[]): void {
  for (const id of tokenIdsIn(text)) {
    const token = tokens[id]!;
    if (isOpeningToken(token)) blocks.push(token as Block);
    else if (token.type === 'end') blocks.pop();
  }
}

/** @returns the field that is the whole address (of a page, a mailbox or a telephone), unless a block around it already checks that field */
function optionalUrlIn(href: string, tokens: readonly Token[], blocks: readonly Block[]): number | undefined {
  const [id, ...others] = tokenIdsIn(href);
  const token = id === undefined ? undefined : tokens[id]!;
  if (token?.type !== 'value' || others.length > 0) return undefined;
  if (!/^\s*(?:mailto:|tel:)?\s*$/i.test(href.replace(tokenPattern, ''))) return undefined;
  const isAskedFor = blocks.some((block) => {
    if (block.index === token.index) return true;
    if (block.type !== 'if' || block.isInverted || block.condition.type !== 'field') return false;
    return block.condition.slot === token.slot && block.condition.depth === token.depth;
  });
  return isAskedFor ? undefined : id;
}
