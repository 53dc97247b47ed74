import type { AtRule, Rule as CssRule, Root } from 'postcss';
import { type Document, type Element, elementsIn, textIn } from '../../mail-html/document-tree.ts';
import { type Declaration, toDeclaration } from './inline-style.ts';

/** A `<style>` of a mail. */
export interface StyleSheet {
  readonly element: Element;
  readonly css: string;
  readonly rules: readonly StyleRule[];
  /** Why the CSS cannot be parsed; `rules` is empty then. */
  readonly problem?: string;
  /** Rules that Gmail does not accept: an @ rule in an @ rule, or any rule in a rule. */
  readonly nested: readonly NestedRule[];
}

/** A rule inside another, as written in the CSS: `@font-face` in `@media screen`. */
interface NestedRule {
  readonly inner: string;
  readonly outer: string;
}

/** A rule of a style sheet. */
export interface StyleRule {
  readonly selectors: readonly string[];
  readonly declarations: readonly Declaration[];
  /** The conditions around it, outermost first: `media (prefers-color-scheme: dark)`. */
  readonly conditions: readonly string[];
}

/** Reads every `<style>` of a mail, except those in conditional comments, which only Outlook reads. */
export async function readStyleSheets(document: Document): Promise<StyleSheet[]> {
  const elements = elementsIn(document).filter(({ tagName }) => tagName === 'style');
  if (elements.length === 0) return [];
  const { parse } = await import('postcss');
  return elements.map((element) => {
    const css = textIn(element);
    const media = element.attrs.find(({ name }) => name === 'media')?.value;
    try {
      return { element, css, ...readRoot(parse(css), media === undefined ? [] : [`media ${media}`]) };
    } catch (error) {
      const reason = error instanceof Error && 'reason' in error ? String(error.reason) : String(error);
      return { element, css, rules: [], nested: [], problem: reason };
    }
  });
}

function readRoot(root: Root, outer: readonly string[]): Pick<StyleSheet, 'rules' | 'nested'> {
  const rules: StyleRule[] = [];
  const nested: NestedRule[] = [];
  root.walk((node) => {
    if (node.type !== 'atrule' && node.type !== 'rule') return;
    const parent = node.parent as AtRule | CssRule | Root;
    if (parent.type === 'rule' || (parent.type === 'atrule' && node.type === 'atrule'))
      nested.push({ inner: nameOf(node), outer: nameOf(parent) });
    if (node.type === 'rule')
      rules.push({
        selectors: node.selectors,
        declarations: node.nodes.flatMap((child) =>
          child.type === 'decl'
            ? [{ ...toDeclaration(child.prop, child.value), isImportant: child.important === true }]
            : [],
        ),
        conditions: [...outer, ...conditionsOf(node)],
      });
  });
  return { rules, nested };
}

function nameOf(node: AtRule | CssRule): string {
  return node.type === 'atrule' ? `@${node.name} ${node.params}`.trim() : node.selector;
}

function conditionsOf(rule: CssRule): string[] {
  const conditions: string[] = [];
  for (
    let parent = rule.parent;
    parent !== undefined && parent.type !== 'root';
    parent = parent.parent as never
  ) {
    const { name, params } = parent as AtRule;
    conditions.unshift(`${name} ${params}`);
  }
  return conditions;
}
