import type { Warning } from '../errors.ts';
import { createFormatter } from '../fields/formats/formatter.ts';
import { compileReader } from '../fields/read/compile-reader.ts';
import { gatherUsedFields } from './fields/gather-used-fields.ts';
import { openStoryPart } from './fields/open-story-part.ts';
import { readDocumentStyles } from './fill/document-styles.ts';
import { fillPart } from './fill/fill-part.ts';
import { createQrPictures, highestDrawing } from './fill/qr-pictures.ts';
import { createFieldReader } from './fill/read-fields.ts';
import { type MergeOptions, readMergeOptions } from './merge-options.ts';
import { createReport, type MergeReport } from './merge-report.ts';
import { findParts } from './package/find-parts.ts';
import { openPackage } from './package/open-package.ts';
import { removeDataSource } from './package/remove-data-source.ts';

/** A filled document, and what became of its fields. */
export interface MergeResult {
  /** The bytes of the `.docx`; the same document, data and options give the same bytes. */
  readonly docx: Uint8Array;
  readonly report: MergeReport;
}

/**
 * Fills the merge fields of a Word invoice with the data of one invoice: `PaymentUrl` becomes a link,
 * `Image:PaymentQrCode` a QR code, and any field of the catalogue its text. Nothing else in the document changes.
 *
 * @example
 * const { docx, report } = mergeDocx(await readFile('invoice.docx'), invoice);
 *
 * @param docx the bytes of a `.docx`, with real merge fields (MERGEFIELD) or fields typed as `{PaymentUrl}`
 * @param data the data of one invoice, as for a mail: `{ invoice, relation, company }`
 * @throws FacteurError when the document cannot be read: `not-a-word-document`, `document-encrypted`,
 * `document-too-large`, `damaged-document`, `dtd-not-allowed`, `unbalanced-field`, `field-name-too-long`
 * @throws DataError `invalid-data` or `missing-field`, with every issue
 */
export function mergeDocx(docx: Uint8Array, data: unknown, options: MergeOptions = {}): MergeResult {
  const settings = readMergeOptions(options, data);
  const formatter = createFormatter(settings.locale, settings.timeZone);
  const files = openPackage(docx);
  const parts = findParts(files);
  const stories = parts.stories.map((part) => openStoryPart(files, part));
  const used = gatherUsedFields(stories);
  const readData = compileReader(used.scope(), {
    formatter,
    isButtonColour: () => true,
    defaultButtonColour,
  });
  const warnings: Warning[] = [];
  const reader = createFieldReader(used, readData(data, settings.now.getTime(), warnings), formatter);
  const highest = Math.max(...parts.stories.map((part) => highestDrawing(files.text(part))));
  const shared = {
    files,
    reader,
    report: createReport(),
    pictures: createQrPictures(files, parts.main, highest, settings.qrPng),
    styles: readDocumentStyles(files, parts.styles),
    qrMillimetres: settings.qrMillimetres,
    locale: settings.locale,
  };
  for (const story of stories) fillPart(story, shared);
  reader.finish();
  removeDataSource(files, parts);
  return { docx: files.toBytes(), report: shared.report.build(warnings) };
}

/** Word shows no button; the reader asks for a colour all the same. */
const defaultButtonColour = '#0b5fff';
