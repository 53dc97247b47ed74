import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

export { clientViews as views, viewOf } from '../../src/checks/client-views.ts';

const voidElements = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Tags that are closed in the wrong order, read without a parser that would fix them. */
export function unbalancedTags(document: string): string[] {
  const wrong: string[] = [];
  const open: string[] = [];
  const withoutStyles = document.replace(
    /<!--[\s\S]*?-->|<style[\s\S]*?<\/style>|<!doctype[^>]*>|<xml>[\s\S]*?<\/xml>/gi,
    '',
  );
  for (const match of withoutStyles.matchAll(/<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi)) {
    const [, slash, name = '', rest = ''] = match;
    if (voidElements.has(name) || rest.endsWith('/')) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name)
      wrong.push(`</${name}> after ${withoutStyles.slice(Math.max(0, match.index - 60), match.index)}`);
  }
  return [...wrong, ...open.map((name) => `<${name}> is open at the end`)];
}

/** HTML errors that change the display. VML and Office tags, which only Word knows, are ignored. */
export function parseErrors(document: string): string[] {
  const errors: string[] = [];
  parse(document, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startOffset }) => {
      const around = document.slice(Math.max(0, startOffset - 30), startOffset + 40);
      if (code === 'non-void-html-element-start-tag-with-trailing-solidus' && /<[a-z]+:/i.test(around))
        return;
      errors.push(`${code}: ${around}`);
    },
  });
  return errors;
}

/** Places where a parser opens or closes elements that the source does not: a `<p>` around a table, text between rows. */
export function mendedTags(document: string): string[] {
  const source = document.replace(
    /<!--[\s\S]*?-->|<style[\s\S]*?<\/style>|<noscript>[\s\S]*?<\/noscript>/gi,
    '',
  );
  const written = writtenPaths(source);
  const parsed = elementsOf(source)
    .filter(({ tagName }) => tagName !== 'tbody')
    .map((element) => `${parentName(element)} > ${element.tagName}`);
  const index = written.findIndex((path, at) => parsed[at] !== path);
  if (index === -1 && parsed.length === written.length) return [];
  return [`${written[index]} becomes ${parsed[index]} after ${written.slice(Math.max(0, index - 3), index)}`];
}

/** Each element with its parent according to the tags; a `<tbody>` is optional. */
function writtenPaths(source: string): string[] {
  const paths: string[] = [];
  const open: string[] = [];
  for (const [, slash, name = '', rest = ''] of source.matchAll(
    /<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi,
  )) {
    const tag = name.toLowerCase();
    if (tag === 'tbody') continue;
    if (slash === '/') {
      open.pop();
      continue;
    }
    paths.push(`${open.at(-1) ?? ''} > ${tag}`);
    if (!voidElements.has(tag) && !(rest.endsWith('/') && tag.includes(':'))) open.push(tag);
  }
  return paths;
}

function parentName(element: Element): string {
  let parent = element.parentNode;
  while (parent !== null && 'tagName' in parent && (parent.tagName === 'tbody' || isEmptyOffice(parent)))
    parent = parent.parentNode;
  return parent !== null && 'tagName' in parent ? parent.tagName : '';
}

/** `<w:anchorlock/>` is self-closing in Word, but not in HTML. */
function isEmptyOffice(element: Element): boolean {
  return element.tagName === 'w:anchorlock';
}

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** All elements of a document, in order. */
export function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (!defaultTreeAdapter.isElementNode(node)) continue;
      found.push(node);
      walk(node.childNodes);
    }
  };
  walk(parse(html).childNodes);
  return found;
}

export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

const blocks = new Set(
  'address article blockquote body br caption center dd div dl dt figure h1 h2 h3 h4 h5 h6 hr li ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** The lines that a reader sees: visible text between blocks, with the alternative texts of images. */
export function visibleLines(html: string, isLeftOut: (element: Element) => boolean = () => false): string[] {
  const lines: string[] = [''];
  const walk = (node: Node): void => {
    if (defaultTreeAdapter.isTextNode(node)) {
      lines[lines.length - 1] += node.value;
      return;
    }
    if (!defaultTreeAdapter.isElementNode(node) || isHidden(node) || isLeftOut(node)) return;
    const isBlock = blocks.has(node.tagName);
    if (isBlock) lines.push('');
    if (node.tagName === 'img') lines[lines.length - 1] += attributeOf(node, 'alt') ?? '';
    node.childNodes.forEach(walk);
    if (isBlock) lines.push('');
  };
  parse(html).childNodes.forEach(walk);
  return lines.map(plainWords).filter((line) => line !== '');
}

export function isHidden(element: Element): boolean {
  if (['head', 'style', 'script', 'title', 'template'].includes(element.tagName)) return true;
  const style = attributeOf(element, 'style') ?? '';
  return attributeOf(element, 'hidden') !== undefined || /display:\s*none|mso-hide:\s*all/.test(style);
}

/** Words with one space between them, without invisible characters. */
export function plainWords(text: string): string {
  return text
    .replace(/\u034f|[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The text of an element and its children. */
export function textOf(element: Element): string {
  return element.childNodes
    .map((node) =>
      defaultTreeAdapter.isTextNode(node)
        ? node.value
        : defaultTreeAdapter.isElementNode(node) && !isHidden(node)
          ? textOf(node)
          : '',
    )
    .join('');
}
