import type { Document } from '@xmldom/xmldom';
import type { WordPackage } from '../package/open-package.ts';
import { parseXml } from '../xml/parse-xml.ts';

/** The styles that filling a document needs. */
export interface DocumentStyles {
  /** The id of the hyperlink style, if there is one. */
  readonly hyperlink: string | undefined;
  /** All styles, but only if one has an exact line height, because parsing them takes longest. */
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

/** Finds the hyperlink style by its name, which is English in every language of Word; its id is not. */
function findHyperlinkStyle(styles: string): string | undefined {
  const name = /<w:name w:val="Hyperlink"/i.exec(styles);
  if (name === null) return undefined;
  const start = styles.lastIndexOf('<w:style ', name.index);
  return /\bw:styleId="([^"]+)"/.exec(styles.slice(start, name.index))?.[1];
}
