import postcss, { type Declaration } from 'postcss';
import {
  attributeOf,
  type Document,
  type Element,
  elementsIn,
  isText,
  prependElement,
  setAttribute,
} from '../../mail-html/document-tree.ts';
import { parseHtml, serialiseHtml } from '../../mail-html/parse-html.ts';

/** Parses a mail as browsers do, applies changes, and serialises it. */
export function editMail(html: string, edit: (document: Document) => void): string {
  const document = parseHtml(html);
  edit(document);
  return serialiseHtml(document);
}

/** Changes the declarations of a `style` attribute. */
export function editStyle(
  element: Element,
  edit: (declarations: Declaration[]) => readonly Declaration[],
): void {
  const style = attributeOf(element, 'style');
  if (style === undefined) return;
  const root = parseCss(style);
  if (root === undefined) return;
  const kept = edit(root.nodes.filter((node) => node.type === 'decl'));
  setAttribute(element, 'style', kept.map(String).join('; '));
}

/** Changes the rules of every `<style>`; one that cannot be parsed stays as it is. */
export function editStyleSheets(document: Document, edit: (root: postcss.Root) => void): void {
  for (const element of elementsIn(document)) {
    const [text] = element.childNodes;
    if (element.tagName !== 'style' || text === undefined || !isText(text)) continue;
    const root = parseCss(text.value);
    if (root === undefined) continue;
    edit(root);
    text.value = String(root);
  }
}

function parseCss(css: string): postcss.Root | undefined {
  try {
    return postcss.parse(css);
  } catch {
    return undefined;
  }
}

/** Adds a style sheet before all others. */
export function prependStyle(document: Document, css: string): void {
  const head = elementsIn(document).find((element) => element.tagName === 'head');
  if (head !== undefined) prependElement(head, 'style', css);
}
