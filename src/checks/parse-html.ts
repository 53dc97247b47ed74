import { parse } from 'parse5';
import type { Document } from './document.ts';

/** Parses a mail as browsers do. */
export function parseHtml(html: string): Document {
  return parse(html);
}
