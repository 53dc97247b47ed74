import { attributeOf, elementsIn } from '../elements.ts';
import type { Document, Element } from '../mail-rule.ts';
import { type Declaration, inlineStyle } from './inline-style.ts';
import { type Matcher, openSelectors } from './match-selector.ts';
import { readStyleSheets, type StyleRule } from './read-style-sheets.ts';

/** How a mail is looked at. */
export interface View {
  readonly scheme: 'light' | 'dark';
  /** Of the window, in CSS pixels. */
  readonly width: number;
}

/** What a browser computes for one element, as written; a shorthand is not taken apart. */
export type Style = ReadonlyMap<string, string>;

/** A phone: dark themes and fingers are at home there. */
export const phone: View = { scheme: 'light', width: 375 };

/**
 * What the style sheets, `style` attributes and attributes of HTML (`bgcolor`) say of every element, in each of the
 * views; nothing is inherited yet.
 */
export async function computeStyles<const Views extends readonly View[]>(
  document: Document,
  ...views: Views
): Promise<{ readonly [Index in keyof Views]: ReadonlyMap<Element, Style> }> {
  const elements = elementsIn(document);
  const rules = (await readStyleSheets(document)).flatMap((sheet) => sheet.rules);
  const matched = matchRules(elements, rules, await openSelectors());
  return views.map(
    (view) =>
      new Map(elements.map((element) => [element, computeStyle(element, matched.get(element), view)])),
  ) as { readonly [Index in keyof Views]: ReadonlyMap<Element, Style> };
}

interface Match {
  readonly rule: StyleRule;
  readonly specificity: number;
}

function matchRules(
  elements: readonly Element[],
  rules: readonly StyleRule[],
  matcherOf: (selector: string) => Matcher,
): Map<Element, Match[]> {
  const matched = new Map<Element, Match[]>();
  for (const rule of rules) {
    const matchers = rule.selectors.map(matcherOf);
    for (const element of elements) {
      const fitting = matchers.filter(({ matches }) => matches(element));
      if (fitting.length === 0) continue;
      const match = { rule, specificity: Math.max(...fitting.map(({ specificity }) => specificity)) };
      matched.set(element, [...(matched.get(element) ?? []), match]);
    }
  }
  return matched;
}

function computeStyle(element: Element, matches: readonly Match[] = [], view: View): Style {
  const declarations = matches
    .filter(({ rule }) => rule.conditions.every((condition) => isTrue(condition, view)))
    // A stable sort: the later of two equals wins.
    .toSorted((one, other) => one.specificity - other.specificity)
    .flatMap(({ rule }) => rule.declarations);
  const inline = inlineStyle(element);
  const important = ({ isImportant }: Declaration): boolean => isImportant;
  const style = new Map<string, string>();
  for (const { property, value } of [
    ...presentational(element),
    ...declarations.filter((each) => !each.isImportant),
    ...inline.filter((each) => !each.isImportant),
    ...declarations.filter(important),
    ...inline.filter(important),
  ]) {
    // A shorthand sets the colour anew: `background: none` takes it away.
    style.set(property === 'background' ? 'background-color' : property, value);
  }
  return style;
}

/** What attributes of old HTML say of colours. */
function presentational(element: Element): Pick<Declaration, 'property' | 'value'>[] {
  const colour = element.tagName === 'body' ? 'text' : element.tagName === 'font' ? 'color' : undefined;
  return [
    ['background-color', attributeOf(element, 'bgcolor')],
    ['color', colour === undefined ? undefined : attributeOf(element, colour)],
  ].flatMap(([property, value]) => (value === undefined ? [] : [{ property: property!, value }]));
}

/** Whether a condition holds; one that is not known (`supports`, `hover`) does not, as in clients that do not know it. */
function isTrue(condition: string, { scheme, width }: View): boolean {
  const [name, ...rest] = condition.toLowerCase().split(/\s+/);
  if (name !== 'media') return false;
  return rest
    .join(' ')
    .split(',')
    .some((query) =>
      query.split(/\band\b/).every((written) => {
        const part = written.trim().replace(/^only /, '');
        if (part === 'screen' || part === 'all' || part === '') return true;
        const [, feature, value] = /^\(\s*([-\w]+)\s*:\s*([^)]+?)\s*\)$/.exec(part) ?? [];
        if (feature === 'prefers-color-scheme') return value === scheme;
        const pixels = Number.parseFloat(value ?? '') * (/\dr?em$/.test(value ?? '') ? 16 : 1);
        if (feature === 'min-width') return width >= pixels;
        return feature === 'max-width' && width <= pixels;
      }),
    );
}
