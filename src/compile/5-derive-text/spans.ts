import type { DomNode, FormatCallback, RecursiveCallback } from 'html-to-text';
import { layoutMarks } from '../../mail-html/marks.ts';
import { hasToken, tokenPattern } from '../tokens.ts';
import { textOf } from './dom.ts';

type Builder = Parameters<FormatCallback>[2];

/** `~~100~~`, so that nobody reads a price that was struck out as the price. */
export function formatStruck(node: DomNode, walk: RecursiveCallback, builder: Builder): void {
  enclose(node, '~~', '~~', walk, builder);
}

const superscript = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾';
const subscript = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎';
const plain = '0123456789+-=()';
/** Endings that are read the same in line: 1st, 2e, nº, Mme. */
const endings = /^(?:st|nd|rd|th|er|ers|re|e|es|ère|ème|nde?|de|ste|te|me|mes|lle|o|os|a|ᵉ|º|ª)$/iu;

/** `10²`, `CO₂`, `1st`, or `x^n`, because `10<sup>2</sup>` must not become 102. */
export function formatRaised(node: DomNode, walk: RecursiveCallback, builder: Builder): void {
  const isLowered = node.name === 'sub';
  const text = textOf(node).trim();
  const small = isLowered ? subscript : superscript;
  if (/^[\d+\-−=()]+$/.test(text)) {
    const written = text.replaceAll('−', '-').replace(/./g, (character) => small[plain.indexOf(character)]!);
    builder.addInline(written, {});
  } else if (!isLowered && /^(?:tm|sm)$/i.test(text)) {
    builder.addInline(text.toLowerCase() === 'tm' ? '™' : '℠', {});
  } else if (!/[\p{L}\p{N}]/u.test(text.replace(tokenPattern, '0')) || (!isLowered && endings.test(text))) {
    walk(node.children, builder);
  } else {
    const isOne = hasToken(text) ? text.replace(tokenPattern, '') === '' : !/[^\p{L}\p{N}]/u.test(text);
    const sign = isLowered ? '_' : '^';
    enclose(node, isOne ? sign : `${sign}(`, isOne ? '' : ')', walk, builder);
  }
}

function enclose(
  node: DomNode,
  open: string,
  close: string,
  walk: RecursiveCallback,
  builder: Builder,
): void {
  const text = textOf(node);
  // Spaces inside go outside: `was<s> 100</s>`.
  if (/^\s/.test(text)) builder.addInline(' ', {});
  builder.addInline(`${layoutMarks.spanStart}${open},${close}${layoutMarks.content}`, {});
  walk(node.children, builder);
  builder.addInline(layoutMarks.spanEnd, {});
  if (/\s$/.test(text)) builder.addInline(' ', {});
}
