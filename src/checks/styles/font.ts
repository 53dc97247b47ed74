import type { Element } from '../../mail-html/document-tree.ts';
import type { Style } from './compute-styles.ts';

const keywords: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
};

/** Font sizes of a browser's default style sheet, in em. */
const ownSizes: Readonly<Record<string, number>> = {
  h1: 2,
  h2: 1.5,
  h3: 1.17,
  h5: 0.83,
  h6: 0.67,
  small: 0.83,
};

const boldElements: ReadonlySet<string> = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** The font size of an element in CSS pixels; `outer` is that of its parent. */
export function fontSizeOf(element: Element, style: Style, outer: number): number {
  const written = style.get('font-size') ?? shorthandSize(style.get('font'));
  if (written === undefined) return outer * (ownSizes[element.tagName] ?? 1);
  return keywords[written] ?? lengthOf(written, outer) ?? outer;
}

function shorthandSize(font: string | undefined): string | undefined {
  return font?.match(/(?<![\w.])\d*\.?\d+(?:px|pt|r?em|%)/)?.[0];
}

/** A CSS length in pixels; `em` and `%` are relative to `relative`. Undefined for keywords and for viewport units. */
export function lengthOf(text: string, relative: number): number | undefined {
  const [, digits, unit] = /^(-?\d*\.?\d+)(px|pt|em|rem|%|)$/.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const number = Number(digits);
  if (unit === 'em') return number * relative;
  if (unit === '%') return (number * relative) / 100;
  if (unit === 'rem') return number * 16;
  if (unit === 'pt') return (number * 4) / 3;
  return unit === 'px' || number === 0 ? number : undefined;
}

export function isBold(element: Element, style: Style, outer: boolean): boolean {
  const written = style.get('font-weight') ?? style.get('font')?.match(/\b(?:bold(?:er)?|[1-9]00)\b/)?.[0];
  if (written === undefined) return outer || boldElements.has(element.tagName);
  if (written === 'inherit') return outer;
  return /^bold/.test(written) || Number(written) >= 700;
}
