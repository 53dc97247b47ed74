import { parse } from 'parse5';
import type { Document } from './mail-rule.ts';

/** Parses a mail as browsers do; each element knows where it stands in the HTML. */
export function parseHtml(html: string): Document {
  return parse(html, { sourceCodeLocationInfo: true });
}
