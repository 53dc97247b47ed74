import { createHash } from 'node:crypto';
import {
  childrenOf,
  isComment,
  isElement,
  isText,
  type Node,
  textIn,
} from '../../mail-html/document-tree.ts';
import { scanMarkup } from '../../mail-html/scan-markup.ts';

/** A normalised document, without spaces, quotes and attribute order that make no difference. */
export type HtmlNode = HtmlElement | HtmlText;

export interface HtmlElement {
  /** In lower case; `outlook` for a conditional comment, `comment` for any other. */
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly HtmlNode[];
  /** All the text inside, spaces collapsed. */
  readonly text: string;
  /** Equal for two elements that mean the same, including their content. */
  readonly print: string;
  /** The content of a style or a comment. */
  readonly source: string;
}

export interface HtmlText {
  readonly tag: '#text';
  readonly text: string;
  readonly print: string;
}

export function isHtmlText(node: HtmlNode): node is HtmlText {
  return node.tag === '#text';
}

/** Parses HTML as a browser does, and conditional comments as Outlook does. */
export async function readHtmlTree(html: string): Promise<HtmlElement> {
  const { parseHtml, parseHtmlFragment } = await import('../../mail-html/parse-html.ts');
  const inside = (node: Node): HtmlNode[] => childrenOf(node).flatMap((child) => toNode(child) ?? []);
  const toNode = (node: Node): HtmlNode | undefined => {
    if (isText(node)) {
      const text = node.value.replace(/[ \t\r\n\f]+/g, ' ');
      return text.trim() === '' ? undefined : { tag: '#text', text, print: text };
    }
    if (isComment(node)) {
      const outlook = readOutlookComment(`<!--${node.data}-->`);
      return outlook === undefined
        ? element('comment', new Map(), [], node.data.trim())
        : element(
            'outlook',
            new Map([['if', outlook.condition]]),
            inside(parseHtmlFragment(outlook.html)),
            outlook.html.trim(),
          );
    }
    if (!isElement(node)) return undefined;
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value] as const));
    return node.tagName === 'style'
      ? element('style', attributes, [], textIn(node).trim())
      : element(node.tagName, attributes, inside(node), '');
  };
  return element('#document', new Map(), inside(parseHtml(html)), '');
}

/** The content that a comment shows in classic Outlook, and its condition. */
function readOutlookComment(comment: string): { condition: string; html: string } | undefined {
  const items = scanMarkup(comment);
  const open = items[0];
  const close = items.at(-1);
  if (open?.type !== 'conditional' || open.condition === undefined) return undefined;
  if (close?.type !== 'conditional' || close.condition !== undefined) return undefined;
  return { condition: open.condition, html: comment.slice(open.end, close.start) };
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
