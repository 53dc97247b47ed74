import { compileDocx, type MergeResult } from './compile-docx.ts';
import type { CompileDocxOptions, MergeTime } from './merge-options.ts';

/** How a document is filled. */
export interface MergeOptions extends CompileDocxOptions, MergeTime {}

/**
 * Fills the merge fields of a Word invoice with the data of one invoice: `PaymentUrl` becomes a link,
 * `Image:PaymentQrCode` becomes a QR code, and any other field of the catalogue its text. Nothing else changes.
 *
 * @example
 * const { docx, report } = mergeDocx(await readFile('invoice.docx'), invoice);
 *
 * @param docx the bytes of a `.docx`, with real merge fields (MERGEFIELD) or fields typed as `{PaymentUrl}`
 * @param data the data of one invoice, as for a mail: `{ invoice, relation, company }`
 * @throws FacteurError if the document cannot be read, with the codes of `compileDocx`
 * @throws DataError `invalid-data` or `missing-field`, with every issue
 */
export function mergeDocx(docx: Uint8Array, data: unknown, options: MergeOptions = {}): MergeResult {
  const { now, ...others } = options;
  return compileDocx(docx, others).merge(data, now === undefined ? {} : { now });
}
