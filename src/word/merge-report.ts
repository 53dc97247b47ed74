import type { Warning, WordWarningCode } from '../errors.ts';

/** What became of a document. Nothing in it holds values of the invoice. */
export interface MergeReport {
  /** Every field that was found, once per part, name and kind, in document order. */
  readonly fields: readonly ReportedField[];
  /** What the author of the document should know; the same words for the same document and data. */
  readonly warnings: readonly Warning[];
}

/** One field name in one part of the document. */
export interface ReportedField {
  /** As it is written: `Image:PaymentQrCode`. */
  readonly name: string;
  /** The dotted name of the catalogue: `invoice.paymenturl`; undefined for an unknown one. */
  readonly field: string | undefined;
  /** `word/document.xml`, `word/header1.xml`. */
  readonly part: string;
  /**
   * `filled`; `empty`: the data has no value, the field is removed; `unknown`: left as it is; `not-shown`: it stands in
   * the branch of a condition that does not apply.
   */
  readonly outcome: 'filled' | 'empty' | 'unknown' | 'not-shown';
  /** Typed as text, not inserted as a merge field. */
  readonly isTyped: boolean;
  /** Stands in another field, such as HYPERLINK or IF. */
  readonly isNested: boolean;
  /** How often; a text box, which Word saves twice, counts once. */
  readonly count: number;
}

/** Collects a report while a document is filled. */
export interface ReportBuilder {
  field(field: Omit<ReportedField, 'count'>, isCopy: boolean): void;
  /** The same message for the same part is kept once. */
  warn(code: WordWarningCode, part: string, message: string): void;
  /** Whether any field of a part was filled or removed. */
  hasChanged(part: string): boolean;
  build(others: readonly Warning[]): MergeReport;
}

export function createReport(): ReportBuilder {
  const fields = new Map<string, { -readonly [key in keyof ReportedField]: ReportedField[key] }>();
  const warnings = new Map<string, Warning>();
  return {
    field: (field, isCopy) => {
      const key = [field.part, field.name, field.outcome, field.isTyped, field.isNested].join('\n');
      const known = fields.get(key);
      if (known === undefined) fields.set(key, { ...field, count: 1 });
      else if (!isCopy) known.count++;
    },
    warn: (code, part, message) => {
      warnings.set(`${code}\n${part}\n${message}`, { code, file: part, message });
    },
    hasChanged: (part) =>
      [...fields.values()].some((field) => field.part === part && field.outcome !== 'unknown'),
    build: (others) => ({ fields: [...fields.values()], warnings: [...warnings.values(), ...others] }),
  };
}
