import type { DomNode } from 'html-to-text';
import { isDecorative } from '../../mail-html/decorative.ts';
import { guardAttribute, tokenMarks } from '../../mail-html/marks.ts';
import { type Token, tokenPattern } from '../tokens.ts';
import { deepest, isBlock, isElement, isHidden, isPrinted, textOf } from './dom.ts';

/** What a reader meets, one after the other. */
type Met =
  | { readonly type: 'words'; readonly text: string }
  | { readonly type: 'image'; readonly node: DomNode }
  | { readonly type: 'link' | 'link-end'; readonly node: DomNode }
  /** The end of a line, or of a block of the template, whose content may be left out. */
  | { readonly type: 'break' | 'boundary' };

/** Leaves out alternative texts that repeat the text beside them or say nothing, and links that repeat the one beside them. */
export function dropRepeats(body: DomNode, tokens: readonly Token[]): void {
  dropAlternatives(meet(body, tokens));
  dropLinks(meet(body, tokens));
}

function meet(body: DomNode, tokens: readonly Token[]): Met[] {
  const met: Met[] = [];
  const walk = (node: DomNode, depth: number): void => {
    if (depth > deepest) return;
    if (node.type === 'text') {
      for (const [piece, id] of (node.data ?? '').matchAll(wordsAndTokens)) {
        const isBoundary = id !== undefined && !isPrinted(tokens[Number(id)]!);
        if (isBoundary) met.push({ type: 'boundary' });
        else if (/\S/.test(piece)) met.push({ type: 'words', text: piece });
      }
      return;
    }
    if (!isElement(node) || isHidden(node)) return;
    const isBreak = isBlock(node) || node.name === 'br';
    if (isBreak) met.push({ type: 'break' });
    if (node.name === 'a' && node.attribs.href !== undefined) met.push({ type: 'link', node });
    if (node.name === 'img') met.push({ type: 'image', node });
    for (const child of node.children ?? []) walk(child, depth + 1);
    if (node.name === 'a' && node.attribs.href !== undefined) met.push({ type: 'link-end', node });
    if (isBreak) met.push({ type: 'break' });
  };
  walk(body, 0);
  return met;
}

const wordsAndTokens = new RegExp(`${tokenPattern.source}|[^${tokenMarks.start}]+`, 'g');

function dropAlternatives(met: readonly Met[]): void {
  for (const [index, one] of met.entries()) {
    if (one.type !== 'image') continue;
    const { attribs } = one.node;
    const alternative = plain(attribs.alt ?? '');
    if (alternative === '') continue;
    const isRepeated = [neighbour(met, index, 1), neighbour(met, index, -1)].some(
      (text) =>
        text === alternative ||
        (text.startsWith(alternative) && !/^[\p{L}\p{N}]/u.test(text.slice(alternative.length))),
    );
    if (isRepeated || isDecorative((name) => attribs[name])) attribs.alt = '';
  }
}

/** The text on the next or previous line that has any. */
function neighbour(met: readonly Met[], index: number, step: 1 | -1): string {
  const words: string[] = [];
  for (let at = index + step; at >= 0 && at < met.length; at += step) {
    const one = met[at]!;
    if (one.type === 'boundary') break;
    if (one.type === 'words') words.push(one.text);
    else if (words.length > 0 && !one.type.startsWith('link')) break;
  }
  return plain((step === 1 ? words : words.toReversed()).join(''));
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

function dropLinks(met: readonly Met[]): void {
  let last: DomNode | undefined;
  let isInLink = false;
  for (const one of met) {
    if (one.type === 'link-end') isInLink = false;
    else if (one.type === 'link') {
      isInLink = true;
      const isSame = last !== undefined && last.attribs.href === one.node.attribs.href;
      last = isSame ? mergeLinks(last!, one.node) : one.node;
    } else if (!isInLink && one.type !== 'break') last = undefined;
  }
}

/** Leaves one address to two links beside each other, unless both say something else. @returns the link that has it */
function mergeLinks(first: DomNode, second: DomNode): DomNode {
  const [label, other] = [plain(textOf(first)), plain(textOf(second))];
  const isRepeated = label === other || label === '' || other === '';
  if (!isRepeated && hasText(first) === hasText(second)) return second;
  const isSecond = other !== '' && (hasText(second) || !hasText(first));
  const [kept, left] = isSecond ? [second, first] : [first, second];
  if (isRepeated) left.attribs.hidden = '';
  delete left.attribs.href;
  delete left.attribs[guardAttribute];
  return kept;
}

/** Whether a link has words, not only an image. */
function hasText(node: DomNode): boolean {
  return node.type === 'text' ? /\S/.test(node.data ?? '') : (node.children ?? []).some(hasText);
}
