import { parse, parseFragment, serialize } from 'parse5';
import type { Document, Node } from './document-tree.ts';

/** Parses a mail as browsers do. */
export function parseHtml(html: string): Document {
  return parse(html);
}

/** Parses a part of the body of a mail. */
export function parseHtmlFragment(html: string): Node {
  return parseFragment(html);
}

/** Writes a document as HTML. */
export function serialiseHtml(document: Document): string {
  return serialize(document);
}
