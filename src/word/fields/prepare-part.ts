import type { Document, Element } from '@xmldom/xmldom';
import type { WordPackage } from '../package/open-package.ts';
import { damaged } from '../package/read-zip.ts';
import { parseXml, refuseDoctype, serializeXml } from '../xml/parse-xml.ts';
import { putBack, setAside } from '../xml/set-aside.ts';
import { collectFields, type Story } from './collect-fields.ts';
import { findLinkFields, type LinkField } from './find-link-fields.ts';
import { markTypedFields } from './mark-typed-fields.ts';
import { normaliseFields } from './normalise-fields.ts';

/** A part with text, its fields in one form. Prepared once and opened for each invoice. */
export interface PreparedPart {
  readonly name: string;
  /** The part as read, for inspection before the first `open`. */
  readonly first: StoryPart;
  /** The highest number among its drawings. */
  readonly highestDrawing: number;
  /** An independent copy of the part, to fill and save to a package. */
  open(files: WordPackage): StoryPart;
}

/** A part to fill. */
export interface StoryPart {
  readonly name: string;
  readonly root: Element;
  readonly stories: readonly Story[];
  readonly linkFields: readonly LinkField[];
  /** Writes the part back to the package. */
  save(): void;
}

/**
 * Prepares a part: sets aside what has no fields, and gives all fields the same form.
 * @param hasExactStyles whether a style of the document has an exact line height
 */
export function preparePart(original: WordPackage, name: string, hasExactStyles: boolean): PreparedPart {
  const text = original.text(name);
  refuseDoctype(text, name);
  const { text: reduced, ...rest } = setAside(text, hasExactStyles);
  const open = (files: WordPackage, document: Document): StoryPart => {
    const root = rootOf(document, name);
    return {
      name,
      root,
      stories: collectFields(root, name),
      linkFields: findLinkFields(root, files, name),
      save: () => files.put(name, putBack(serializeXml(document), rest)),
    };
  };
  // The first invoice uses this tree, because parsing takes most of the time. Later invoices parse a text
  // whose fields already have the same form.
  let unused: Document | undefined = readFields(reduced, name);
  let prepared: string | undefined;
  const again = (): Document => {
    prepared ??= serializeXml(readFields(reduced, name));
    return parseXml(prepared, name);
  };
  return {
    name,
    first: open(original, unused),
    highestDrawing: highestDrawing(text),
    open: (files) => {
      const document = unused ?? again();
      unused = undefined;
      return open(files, document);
    },
  };
}

function readFields(text: string, name: string): Document {
  const document = parseXml(text, name);
  const root = rootOf(document, name);
  normaliseFields(root);
  markTypedFields(root, collectFields(root, name));
  return document;
}

function rootOf(document: Document, name: string): Element {
  const root = document.documentElement;
  if (root === null) throw damaged(`${name} is empty`);
  return root;
}

function highestDrawing(text: string): number {
  let highest = 0;
  for (const match of text.matchAll(/<wp:docPr\b[^<>]*?\bid="(\d{1,9})"/g))
    highest = Math.max(highest, Number(match[1]));
  return highest;
}
