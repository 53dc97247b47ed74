import type { Warning, WordWarningCode } from '../errors.ts';

/** The fields and warnings of a merge. It contains no values of the invoice. */
export interface MergeReport {
  /** Every field, once per part, name and kind, in document order. */
  readonly fields: readonly ReportedField[];
  /** Warnings for the author of the document. The same document and data give the same warnings. */
  readonly warnings: readonly Warning[];
}

/** One field name in one part of the document. */
export interface ReportedField {
  /** The name in the document: `Image:PaymentQrCode`. */
  readonly name: string;
  /** The name in the catalogue: `invoice.paymenturl`. Undefined for an unknown field. */
  readonly field: string | undefined;
  /** `word/document.xml`, `word/header1.xml`. */
  readonly part: string;
  /**
   * `filled`; `empty`: the data has no value, and the field is removed; `unknown`: not changed; `not-shown`: in a branch
   * of a condition that does not apply.
   */
  readonly outcome: 'filled' | 'empty' | 'unknown' | 'not-shown';
  /** Typed as text, not inserted as a merge field. */
  readonly isTyped: boolean;
  /** Inside another field, such as HYPERLINK or IF. */
  readonly isNested: boolean;
  /** The number of occurrences. A text box counts once, although Word saves it twice. */
  readonly count: number;
}

/** Collects the report while a document is filled. */
export interface ReportBuilder {
  field(field: Omit<ReportedField, 'count'>, isCopy: boolean): void;
  /** Keeps equal messages for the same part once. */
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
