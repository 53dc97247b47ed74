import type { Document } from '@xmldom/xmldom';
import type { WordPackage } from '../package/open-package.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { findHyperlinkStyle } from './build-link.ts';

/** What filling a document needs of its styles. */
export interface DocumentStyles {
  /** The id of the style for hyperlinks, if there is one. */
  readonly hyperlink: string | undefined;
  /** All styles, only when one of them has an exact line height: reading them takes longer than the rest. */
  readonly exact: Document | undefined;
}

export function readDocumentStyles(files: WordPackage, part: string | undefined): DocumentStyles {
  if (part === undefined) return { hyperlink: undefined, exact: undefined };
  const text = files.text(part);
  return {
    hyperlink: findHyperlinkStyle(text),
    exact: text.includes('lineRule="exact"') ? parseXml(text, part) : undefined,
  };
}
