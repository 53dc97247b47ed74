/** Every error code of facteur. `docs/errors.md` has a heading for each. */
export type ErrorCode =
  | ProblemCode
  | DataErrorCode
  | UsageErrorCode
  | SendingErrorCode
  | ReferenceErrorCode
  | PaymentLinkErrorCode
  | WordErrorCode
  | SnapshotErrorCode;

/** What can be wrong with a template. */
export type ProblemCode =
  | 'block-changes-columns'
  | 'block-in-tag'
  | 'block-misplaced'
  | 'field-in-selector'
  | 'field-lost'
  | 'include-denied'
  | 'include-missing'
  | 'invalid-css'
  | 'invalid-json'
  | 'invalid-mjml'
  | 'logic-not-allowed'
  | 'misplaced-field'
  | 'missing-subject'
  | 'payment-url-lost'
  | 'raw-output'
  | 'syntax'
  | 'template-too-large'
  | 'unclosed-tag'
  | 'unknown-field'
  | 'unknown-helper'
  | 'unknown-layout';

/** What can be wrong with the data of one invoice. */
export type DataErrorCode = 'invalid-data' | 'missing-field';

/** What can be wrong with a call or a command. */
type UsageErrorCode =
  | 'invalid-allow-list'
  | 'invalid-option'
  | 'template-not-found'
  | 'file-not-readable'
  | 'file-not-writable'
  | 'invalid-json-data'
  | 'invalid-template-json';

/** What can be wrong with a message, its data file or its mail server. */
export type SendingErrorCode =
  | 'duplicate-invoice'
  | 'invalid-address'
  | 'invalid-attachment'
  | 'invalid-line'
  | 'message-too-large'
  | 'no-recipient'
  | 'report-exists'
  | 'smtp-unavailable'
  | 'smtputf8-required';

/** What can be wrong with a payment reference, an account or a transfer. */
type ReferenceErrorCode = 'invalid-iban' | 'invalid-reference' | 'invalid-transfer' | 'qr-too-long';

/** What can go wrong between an invoice and the page where it is paid. */
type PaymentLinkErrorCode =
  | 'credentials-missing'
  | 'credentials-unreadable'
  | 'invalid-base-url'
  | 'link-cancelled'
  | 'link-expired'
  | 'link-not-found'
  | 'link-paid'
  | 'nothing-to-pay'
  | 'provider-answer-invalid'
  | 'provider-rejected'
  | 'provider-unauthorised'
  | 'provider-unavailable'
  | 'store-driver-missing'
  | 'store-invalid'
  | 'store-too-new'
  | 'store-unavailable'
  | 'unknown-provider';

/** What can be wrong with a Word document, or with converting it to PDF. */
type WordErrorCode =
  | 'damaged-document'
  | 'document-encrypted'
  | 'document-too-large'
  | 'dtd-not-allowed'
  | 'field-name-too-long'
  | 'not-a-word-document'
  | 'pdf-failed'
  | 'pdf-not-available'
  | 'unbalanced-field';

/** What can be wrong with snapshots, or with the browser that takes their pictures. */
type SnapshotErrorCode = 'browser-failed' | 'browser-missing' | 'snapshot-damaged' | 'vitest-missing';

/** The base class of every error that facteur throws on purpose. */
export class FacteurError extends Error {
  override readonly name: string = 'FacteurError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** One thing wrong in a template, with its place in the original source. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  /** The lines around the place, with a caret under it. */
  readonly frame: string;
}

/** A template that cannot be compiled. `problems` lists everything found, in source order. */
export class TemplateError extends FacteurError {
  override readonly name = 'TemplateError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems[0]?.code ?? 'syntax', describeProblems(problems));
    this.problems = problems;
  }
}

/** A missing or wrong value in the data of an invoice. */
export interface DataIssue {
  /** The place of the value in the data: `invoice.lines[3].amount`. */
  readonly path: string;
  /** The value found. A long or personal value is described only by its type and length. */
  readonly received: string;
  readonly expected: string;
  /** Where the template uses the value: `templates/invoice/template.mjml:14:22`. */
  readonly usedAt?: string;
}

/** Invoice data that cannot be rendered. `issues` lists everything found. */
export class DataError extends FacteurError {
  override readonly name = 'DataError';
  readonly issues: readonly DataIssue[];

  constructor(code: DataErrorCode, issues: readonly DataIssue[]) {
    super(code, issues.map(describeIssue).join('\n'));
    this.issues = issues;
  }
}

/** Something the author may not expect. Returned, never printed. */
export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

export type WarningCode =
  | 'button-colour-replaced'
  | 'css-ignored'
  | 'currency-not-used'
  | 'field-repaired'
  | 'html-removed'
  | 'html-repaired'
  | 'no-payment-button'
  | 'string-missing'
  | 'tag-in-string'
  | 'web-font-not-loaded'
  | WordWarningCode;

/** Warnings about a merged Word document. `file` is the part: `word/header1.xml`. */
export type WordWarningCode =
  | 'field-left'
  | 'field-typed'
  | 'field-unknown'
  | 'line-height-relaxed'
  | 'qr-small';

function describeProblems(problems: readonly Problem[]): string {
  const shown = problems.slice(0, 20).map((problem) => {
    const place = `${problem.file}:${problem.line}:${problem.column}`;
    return `${problem.message}\n  at ${place}\n${problem.frame}`;
  });
  const rest = problems.length - shown.length;
  if (rest > 0) shown.push(`and ${rest} more problems.`);
  return shown.join('\n\n');
}

function describeIssue(issue: DataIssue): string {
  const used = issue.usedAt === undefined ? '' : ` Used at ${issue.usedAt}.`;
  return `${issue.path}: received ${issue.received}, expected ${issue.expected}.${used}`;
}
