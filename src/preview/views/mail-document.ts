import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, serialize } from 'parse5';
import postcss, { type Declaration } from 'postcss';

export type MailDocument = DefaultTreeAdapterTypes.Document;
export type MailElement = DefaultTreeAdapterTypes.Element;
type MailNode = DefaultTreeAdapterTypes.ChildNode;

/** Parses a mail as browsers do, lets it be changed, and writes it down again. */
export function editMail(html: string, edit: (document: MailDocument) => void): string {
  const document = parse(html);
  edit(document);
  return serialize(document);
}

/** All elements, in the order of the document, as they are before any of them is changed. */
export function elementsOf(root: MailDocument | MailElement): MailElement[] {
  return root.childNodes.flatMap((node) => (isElement(node) ? [node, ...elementsOf(node)] : []));
}

function isElement(node: MailNode): node is MailElement {
  return defaultTreeAdapter.isElementNode(node);
}

export function attributeOf(element: MailElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** Sets an attribute, or takes it away. */
export function setAttribute(element: MailElement, name: string, value: string | undefined): void {
  const others = element.attrs.filter((attribute) => attribute.name !== name);
  element.attrs = value === undefined ? others : [...others, { name, value }];
}

export function removeElement(element: MailElement): void {
  defaultTreeAdapter.detachNode(element);
}

/** Puts the children of an element in its place. */
export function unwrapElement(element: MailElement): void {
  const parent = element.parentNode;
  if (parent === null) return;
  for (const child of [...element.childNodes]) {
    defaultTreeAdapter.detachNode(child);
    defaultTreeAdapter.insertBefore(parent, child, element);
  }
  defaultTreeAdapter.detachNode(element);
}

/** The declarations of a `style` attribute, to be changed; they are written back. */
export function editStyle(
  element: MailElement,
  edit: (declarations: Declaration[]) => readonly Declaration[],
): void {
  const style = attributeOf(element, 'style');
  if (style === undefined) return;
  const root = parseCss(style);
  if (root === undefined) return;
  const kept = edit(root.nodes.filter((node) => node.type === 'decl'));
  setAttribute(element, 'style', kept.map(String).join('; '));
}

/** Changes the rules of every `<style>`; one that no parser reads stays as it is. */
export function editStyleSheets(document: MailDocument, edit: (root: postcss.Root) => void): void {
  for (const element of elementsOf(document)) {
    const [text] = element.childNodes;
    if (element.tagName !== 'style' || text === undefined || !defaultTreeAdapter.isTextNode(text)) continue;
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
export function prependStyle(document: MailDocument, css: string): void {
  const head = elementsOf(document).find((element) => element.tagName === 'head');
  if (head === undefined) return;
  const style = defaultTreeAdapter.createElement('style', head.namespaceURI, []);
  defaultTreeAdapter.insertText(style, css);
  const [first] = head.childNodes;
  if (first === undefined) defaultTreeAdapter.appendChild(head, style);
  else defaultTreeAdapter.insertBefore(head, style, first);
}
