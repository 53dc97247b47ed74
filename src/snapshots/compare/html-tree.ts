import { createHash } from 'node:crypto';
import type { DefaultTreeAdapterTypes } from 'parse5';

/** A document as it means to a reader: without the spaces, quotes and order of attributes that change nothing. */
export type HtmlNode = HtmlElement | HtmlText;

export interface HtmlElement {
  /** In lower case; `outlook` stands for a conditional comment, `comment` for any other. */
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly HtmlNode[];
  /** All the text inside, spaces collapsed. */
  readonly text: string;
  /** Equal for two elements that mean the same, with all that is inside them. */
  readonly print: string;
  /** What stands between the tags of a style, or in a comment. */
  readonly source: string;
}

export interface HtmlText {
  readonly tag: '#text';
  readonly text: string;
  readonly print: string;
}

export function isText(node: HtmlNode): node is HtmlText {
  return node.tag === '#text';
}

/** Reads HTML as a browser does; the comments for Outlook are read as what Outlook sees. */
export async function readHtmlTree(html: string): Promise<HtmlElement> {
  const { parse, parseFragment } = await import('parse5');
  const children = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): HtmlNode[] =>
    nodes.flatMap((node) => toNode(node) ?? []);
  const toNode = (node: DefaultTreeAdapterTypes.ChildNode): HtmlNode | undefined => {
    if (node.nodeName === '#text') {
      const text = (node as DefaultTreeAdapterTypes.TextNode).value.replace(/[ \t\r\n\f]+/g, ' ');
      return text.trim() === '' ? undefined : { tag: '#text', text, print: text };
    }
    if (node.nodeName === '#comment') {
      const { data } = node as DefaultTreeAdapterTypes.CommentNode;
      const conditional = /^\[if ([^\]]*)\]>([\s\S]*)<!\[endif\]$/.exec(data);
      if (conditional === null) return element('comment', new Map(), [], data.trim());
      const inside = children(parseFragment(conditional[2]!).childNodes);
      return element('outlook', new Map([['if', conditional[1]!]]), inside, conditional[2]!.trim());
    }
    if (node.nodeName === '#documentType') return undefined;
    const { tagName, attrs, childNodes } = node as DefaultTreeAdapterTypes.Element;
    const attributes = new Map(attrs.map(({ name, value }) => [name, value] as const));
    if (tagName === 'style') {
      const css = childNodes.map((child) => ('value' in child ? child.value : '')).join('');
      return element('style', attributes, [], css.trim());
    }
    return element(tagName, attributes, children(childNodes), '');
  };
  return element('#document', new Map(), children(parse(html).childNodes), '');
}

function element(
  tag: string,
  attributes: ReadonlyMap<string, string>,
  children: readonly HtmlNode[],
  source: string,
): HtmlElement {
  const isSeen = tag !== 'outlook' && tag !== 'comment';
  const text = isSeen
    ? children
        .map((child) => child.text)
        .join(' ')
        .replace(/ {2,}/g, ' ')
        .trim()
    : '';
  const named = [...attributes].map(([name, value]) => `${name}=${value}`).sort();
  const print = createHash('sha1')
    .update(JSON.stringify([tag, named, source, children.map((child) => child.print)]))
    .digest('base64');
  return { tag, attributes, children, text, print, source };
}
