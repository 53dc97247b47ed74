import type { Warning } from '../errors.ts';
import { createFormatter, type Formatter } from '../fields/formats/formatter.ts';
import { compileReader, type ReadData } from '../fields/read/compile-reader.ts';
import { gatherUsedFields } from './fields/gather-used-fields.ts';
import { preparePart } from './fields/prepare-part.ts';
import { readDocumentStyles } from './fill/document-styles.ts';
import { fillPart } from './fill/fill-part.ts';
import { createQrPictures } from './fill/qr-pictures.ts';
import { createFieldReader } from './fill/read-fields.ts';
import {
  type CompileDocxOptions,
  localeOf,
  type MergeTime,
  readDocxOptions,
  readTime,
} from './merge-options.ts';
import { createReport, type MergeReport } from './merge-report.ts';
import { findParts } from './package/find-parts.ts';
import { openPackage } from './package/open-package.ts';
import { removeDataSource } from './package/remove-data-source.ts';

/** A compiled Word document, to be filled many times. It holds no invoice data. */
export interface DocxTemplate {
  /** Fills the document with the data of one invoice. @throws DataError `invalid-data` or `missing-field` */
  merge(data: unknown, options?: MergeTime): MergeResult;
}

/** A filled document, with a report of its fields. */
export interface MergeResult {
  /** The bytes of the `.docx`. The same document, data and options give the same bytes. */
  readonly docx: Uint8Array;
  readonly report: MergeReport;
}

/**
 * Reads a Word document once, to fill it many times.
 * @param docx the bytes of a `.docx`; they are copied
 * @throws FacteurError if the document cannot be read: `not-a-word-document`, `document-encrypted`,
 * `document-too-large`, `damaged-document`, `dtd-not-allowed`, `unbalanced-field`, `field-name-too-long`
 */
export function compileDocx(docx: Uint8Array, options: CompileDocxOptions = {}): DocxTemplate {
  const settings = readDocxOptions(options);
  const original = openPackage(docx);
  const parts = findParts(original);
  removeDataSource(original, parts);
  const styles = readDocumentStyles(original, parts.styles);
  const prepared = parts.stories.map((part) => preparePart(original, part, styles.exact !== undefined));
  const used = gatherUsedFields(prepared.map((part) => part.first));
  const highest = Math.max(...prepared.map((part) => part.highestDrawing));
  const languages = new Map<string, { formatter: Formatter; readData: ReadData }>();
  const languageOf = (locale: string): { formatter: Formatter; readData: ReadData } => {
    const known = languages.get(locale);
    if (known !== undefined) return known;
    const formatter = createFormatter(locale, settings.timeZone);
    const readData = compileReader(used.scope(), formatter);
    languages.set(locale, { formatter, readData });
    return { formatter, readData };
  };
  return {
    merge: (data, time) => {
      const now = readTime(time);
      const locale = settings.locale ?? localeOf(data);
      const { formatter, readData } = languageOf(locale);
      const warnings: Warning[] = [];
      const reader = createFieldReader(used, readData(data, now, warnings), formatter);
      const files = original.fork();
      const pictures = createQrPictures(files, parts.main, highest, settings.qrPng);
      const report = createReport();
      const { qrMillimetres } = settings;
      for (const part of prepared)
        fillPart(part.open(files), { files, reader, report, pictures, styles, qrMillimetres, locale });
      reader.finish();
      return { docx: files.toBytes(), report: report.build(warnings) };
    },
  };
}
