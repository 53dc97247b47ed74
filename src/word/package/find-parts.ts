import { contentTypeOf, contentTypesFile } from './content-types.ts';
import type { WordPackage } from './open-package.ts';
import { damaged } from './read-zip.ts';
import { notWord } from './recognise-file.ts';
import { readRelationships } from './relationships.ts';

/** The parts of a document with text. */
export interface DocumentParts {
  /** Usually `word/document.xml`. */
  readonly main: string;
  /** The main part, then its headers, footers, footnotes and endnotes. */
  readonly stories: readonly string[];
  readonly styles: string | undefined;
  readonly settings: string | undefined;
}

/**
 * Finds the parts through their relationships, never by fixed names.
 * @throws FacteurError `not-a-word-document` for OpenDocument, a spreadsheet, macros or Strict Open XML
 */
export function findParts(files: WordPackage): DocumentParts {
  const main = findMain(files);
  const related = readRelationships(files, main).filter((one) => !one.isExternal);
  const stories = related.filter((one) => storyTypes.has(one.type)).map((one) => one.target);
  for (const part of stories) if (!files.has(part)) throw damaged(`${part} is missing`);
  const first = (type: string): string | undefined => {
    const part = related.find((one) => one.type === type)?.target;
    return part !== undefined && files.has(part) ? part : undefined;
  };
  return {
    main,
    stories: [...new Set([main, ...stories])],
    styles: first('styles'),
    settings: first('settings'),
  };
}

const storyTypes = new Set(['header', 'footer', 'footnotes', 'endnotes']);

function findMain(files: WordPackage): string {
  if (!files.has(contentTypesFile)) {
    const isOpenDocument = files.has('mimetype') && files.has('content.xml');
    throw notWord(
      isOpenDocument ? 'an OpenDocument file (.odt)' : 'a zip archive without an Office document',
    );
  }
  const office = readRelationships(files, '').find((one) => one.type === 'officeDocument');
  if (office === undefined) throw notWord('an archive without a main document in _rels/.rels');
  if (office.typeAddress.includes('purl.oclc.org'))
    throw notWord('a document in the "Strict Open XML" format');
  const type = contentTypeOf(files, office.target) ?? '';
  if (type !== documentType) throw notWord(describeType(type));
  if (!files.has(office.target)) throw damaged(`${office.target} is missing`);
  return office.target;
}

const documentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

function describeType(type: string): string {
  if (/macroEnabled/i.test(type)) return 'a Word document with macros (.docm)';
  if (/template\.main/i.test(type)) return 'a Word template (.dotx)';
  if (/spreadsheet/i.test(type)) return 'a workbook (.xlsx)';
  if (/presentation/i.test(type)) return 'a presentation (.pptx)';
  return `an archive whose main document is of type "${type.slice(0, 100)}"`;
}
