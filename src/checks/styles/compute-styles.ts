import { attributeOf, type Document, type Element, elementsIn } from '../../mail-html/document-tree.ts';
import { type Declaration, inlineStyle } from './inline-style.ts';
import { type Matcher, openSelectors } from './match-selector.ts';
import { isTrueFor, type View } from './media.ts';
import { readStyleSheets, type StyleRule, type StyleSheet } from './read-style-sheets.ts';

/** The CSS of one mail, read on first use. */
export interface MailStyles {
  sheets(): Promise<readonly StyleSheet[]>;
  /**
   * The styles of every element from style sheets, `style` attributes and HTML attributes (`bgcolor`), as written;
   * without inherited values.
   */
  in(view: View): Promise<ReadonlyMap<Element, Style>>;
}

/** The values of one element by property. Shorthands are not expanded. */
export type Style = ReadonlyMap<string, string>;

export function openStyles(document: Document): MailStyles {
  let sheets: Promise<readonly StyleSheet[]> | undefined;
  let matched: Promise<readonly Matched[]> | undefined;
  const computed = new Map<string, Promise<ReadonlyMap<Element, Style>>>();
  const readSheets = (): Promise<readonly StyleSheet[]> => {
    sheets ??= readStyleSheets(document);
    return sheets;
  };
  const match = async (): Promise<readonly Matched[]> => {
    const rules = (await readSheets()).flatMap((sheet) => sheet.rules);
    return matchRules(elementsIn(document), rules, await openSelectors());
  };
  const compute = async (view: View): Promise<ReadonlyMap<Element, Style>> => {
    matched ??= match();
    return new Map((await matched).map((each) => [each.element, computeStyle(each, view)]));
  };
  return {
    sheets: readSheets,
    in(view) {
      const key = `${view.scheme} ${view.width}`;
      const styles = computed.get(key) ?? compute(view);
      computed.set(key, styles);
      return styles;
    },
  };
}

/** An element with the rules that match it, lowest specificity first. */
interface Matched {
  readonly element: Element;
  readonly inline: readonly Declaration[];
  readonly rules: readonly StyleRule[];
}

function matchRules(
  elements: readonly Element[],
  rules: readonly StyleRule[],
  matcherOf: (selector: string) => Matcher,
): Matched[] {
  const matchers = rules.flatMap((rule) =>
    rule.selectors.map((selector) => ({ rule, ...matcherOf(selector) })),
  );
  return elements.map((element) => ({
    element,
    inline: inlineStyle(element),
    // The sort must be stable: the later of two equal rules wins.
    rules: matchers
      .filter(({ matches }) => matches(element))
      .sort((one, other) => one.specificity - other.specificity)
      .map(({ rule }) => rule),
  }));
}

function computeStyle({ element, inline, rules }: Matched, view: View): Style {
  const declarations = rules
    .filter(({ conditions }) => isTrueFor(view, conditions))
    .flatMap((rule) => rule.declarations);
  const style = new Map<string, string>();
  for (const { property, value } of [
    ...presentational(element),
    ...declarations.filter((each) => !each.isImportant),
    ...inline.filter((each) => !each.isImportant),
    ...declarations.filter((each) => each.isImportant),
    ...inline.filter((each) => each.isImportant),
  ]) {
    // The shorthand resets the colour: `background: none` removes it.
    style.set(property === 'background' ? 'background-color' : property, value);
  }
  return style;
}

/** Colours from HTML attributes. */
function presentational(element: Element): Pick<Declaration, 'property' | 'value'>[] {
  const ground = attributeOf(element, 'bgcolor');
  const colour = attributeOf(element, element.tagName === 'body' ? 'text' : 'color');
  return [
    ...(ground === undefined ? [] : [{ property: 'background-color', value: ground }]),
    ...(colour === undefined ? [] : [{ property: 'color', value: colour }]),
  ];
}
