import type { Document, Element } from '@xmldom/xmldom';
import {
  allWord,
  around,
  createWord,
  isXmlElement,
  setWordAttribute,
  wordAttribute,
  wordChild,
} from '../xml/tree.ts';

/**
 * Word crops an inline picture to the height of its line if the paragraph, its style or the table row has an exact
 * height. Changes "exactly" to "at least" for the paragraph and row around a picture.
 * @param styles only present if a style of the document has an exact height
 * @returns the changes, as phrases for the report
 */
export function relaxLineHeight(run: Element, millimetres: number, styles: Document | undefined): string[] {
  const changed: string[] = [];
  const paragraph = around(run, 'p');
  if (paragraph !== undefined && hasExactLine(paragraph, styles)) {
    setWordAttribute(spacingOf(paragraph), 'lineRule', 'atLeast');
    changed.push('its paragraph has an exact line height');
  }
  const row = around(run, 'tr');
  const properties = row === undefined ? undefined : wordChild(row, 'trPr');
  const height = properties === undefined ? undefined : wordChild(properties, 'trHeight');
  if (height !== undefined && wordAttribute(height, 'hRule') === 'exact') {
    // Twentieths of a point.
    if (Number(wordAttribute(height, 'val')) < (millimetres / 25.4) * 1440) {
      setWordAttribute(height, 'hRule', 'atLeast');
      changed.push('its table row has an exact height');
    }
  }
  return changed;
}

function hasExactLine(paragraph: Element, styles: Document | undefined): boolean {
  const properties = wordChild(paragraph, 'pPr');
  const own = lineRule(properties);
  if (own !== undefined) return own === 'exact';
  if (styles?.documentElement == null) return false;
  const byId = new Map(
    allWord(styles.documentElement, 'style').map((style) => [wordAttribute(style, 'styleId'), style]),
  );
  const styleElement = properties === undefined ? undefined : wordChild(properties, 'pStyle');
  let id = styleElement === undefined ? defaultStyle(byId) : wordAttribute(styleElement, 'val');
  for (let steps = 0; steps < 20 && id !== null; steps++) {
    const style = byId.get(id);
    const rule = style === undefined ? undefined : lineRule(wordChild(style, 'pPr'));
    if (rule !== undefined) return rule === 'exact';
    const base = style === undefined ? undefined : wordChild(style, 'basedOn');
    id = base === undefined ? null : wordAttribute(base, 'val');
  }
  return false;
}

function defaultStyle(styles: ReadonlyMap<string | null, Element>): string | null {
  for (const [id, style] of styles) {
    const isDefault = ['1', 'true', 'on'].includes(wordAttribute(style, 'default') ?? '');
    if (isDefault && wordAttribute(style, 'type') === 'paragraph') return id;
  }
  return null;
}

function lineRule(properties: Element | undefined): string | undefined {
  const spacing = properties === undefined ? undefined : wordChild(properties, 'spacing');
  return spacing === undefined ? undefined : (wordAttribute(spacing, 'lineRule') ?? undefined);
}

/** The elements after `w:spacing` in `w:pPr`; the schema fixes their order. @see ECMA-376 part 1, A.1 CT_PPrBase */
const behindSpacing = new Set(
  'ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange'.split(
    ' ',
  ),
);

function spacingOf(paragraph: Element): Element {
  let properties = wordChild(paragraph, 'pPr');
  if (properties === undefined) {
    properties = createWord(paragraph, 'pPr');
    paragraph.insertBefore(properties, paragraph.firstChild);
  }
  const known = wordChild(properties, 'spacing');
  if (known !== undefined) return known;
  const spacing = createWord(paragraph, 'spacing');
  const next = [...properties.childNodes].find(
    (child) => isXmlElement(child) && behindSpacing.has(child.localName ?? ''),
  );
  properties.insertBefore(spacing, next ?? null);
  return spacing;
}
