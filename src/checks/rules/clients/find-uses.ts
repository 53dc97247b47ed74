import { attributeOf, type Document, type Element, elementsIn } from '../../../mail-html/document-tree.ts';
import { type Declaration, inlineStyle } from '../../styles/inline-style.ts';
import type { StyleSheet } from '../../styles/read-style-sheets.ts';
import { isInSight } from '../../visible-text.ts';

/** The first use of an HTML or CSS feature in a mail. */
export interface Use {
  readonly element: Element;
  /** The words in the CSS of a `<style>`. */
  readonly words?: string;
}

/**
 * The HTML and CSS features of a mail: `element div`, `attribute align`, `property margin`, `value display:flex`, `function rgb`, `unit vw`,
 * `keyword !important`, `@media`, `selector :hover`, `link mailto`, `image webp`. Hidden elements are ignored, and so are values
 * that remove something (`outline: none`) and rules in a condition (`@media`), which only supporting clients read. The condition itself counts.
 */
export function findUses(document: Document, sheets: readonly StyleSheet[]): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  const add = (name: string, element: Element, words?: string): void => {
    if (!uses.has(name)) uses.set(name, { element, ...(words !== undefined && { words }) });
  };
  for (const element of elementsIn(document)) {
    if (!isInSight(element) && !unseen.has(element.tagName)) continue;
    for (const name of namesOfElement(element)) add(name, element);
    for (const declaration of inlineStyle(element))
      for (const name of namesOfDeclaration(declaration)) add(name, element);
  }
  for (const { element, rules } of sheets) {
    for (const { selectors, declarations, conditions } of rules) {
      for (const condition of conditions) for (const name of namesOfCondition(condition)) add(name, element);
      if (conditions.length > 0) continue;
      for (const selector of selectors)
        for (const name of namesOfSelector(selector)) add(name, element, selector);
      for (const declaration of declarations)
        for (const name of namesOfDeclaration(declaration)) add(name, element, declaration.property);
    }
  }
  return uses;
}

function namesOfElement(element: Element): string[] {
  const { tagName, attrs } = element;
  const type = attributeOf(element, 'type');
  const href = attributeOf(element, 'href') ?? '';
  const source = attributeOf(element, 'src') ?? '';
  const format = /^data:[^,]*;base64/i.test(source)
    ? 'base64'
    : /\.([a-z]{3,4})(?:[?#]|$)/i.exec(source)?.[1]?.toLowerCase();
  return [
    `element ${tagName}`,
    ...(type === undefined ? [] : [`element ${tagName} ${type}`]),
    ...attrs.map(({ name }) => `attribute ${name}`),
    ...(tagName === 'a' && /^mailto:/i.test(href) ? ['link mailto'] : []),
    ...(tagName === 'a' && href.startsWith('#') ? ['link anchor'] : []),
    ...(tagName === 'img' && format !== undefined ? [`image ${format}`] : []),
  ];
}

/** Invisible elements that still count, because a client may not support them. */
const unseen: ReadonlySet<string> = new Set(['style', 'link', 'base', 'script']);

function namesOfDeclaration({ property, value, isImportant }: Declaration): string[] {
  if (/^(?:none|normal|auto|initial|unset|0(?:px)?)$/.test(value) && property !== 'display') return [];
  const functions = [...value.matchAll(/([a-z-]+)\(/gi)].map(([, name]) => `function ${name!.toLowerCase()}`);
  const units = [...value.matchAll(/(?<![\w#.-])-?\d*\.?\d+(%|[a-z]+)/gi)].map(
    ([, unit]) => `unit ${unit!.toLowerCase()}`,
  );
  const words = value.toLowerCase().split(/[\s,]+/);
  return [
    `property ${property}`,
    ...words.map((word) => `value ${property}:${word}`),
    ...words.map((word) => `keyword ${word}`),
    ...functions,
    ...units,
    ...(isImportant ? ['keyword !important'] : []),
  ];
}

function namesOfCondition(condition: string): string[] {
  const [name, ...rest] = condition.split(' ');
  const features = [...rest.join(' ').matchAll(/\(\s*([-\w]+)/g)].map(
    ([, feature]) => `@${name} (${feature})`,
  );
  return [`@${name}`, ...features];
}

function namesOfSelector(selector: string): string[] {
  const pseudo = [...selector.matchAll(/::?[a-z-]+/gi)].map(([name]) => `selector ${name.toLowerCase()}`);
  const combinators = [
    [/\w\s*>/, 'child'],
    [/\w\s*\+/, 'adjacent-sibling'],
    [/\w\s*~\s/, 'general-sibling'],
    [/\[/, 'attribute'],
    [/\.[\w-]+\.[\w-]/, 'chaining'],
  ] as const;
  return [
    ...pseudo,
    ...combinators.filter(([pattern]) => pattern.test(selector)).map(([, name]) => `selector ${name}`),
  ];
}
