import type { CompileFlags } from '../compile-flags.ts';

/** The options of `facteur send`. */
export interface SendInvoicesOptions {
  readonly template: string;
  readonly templates: string;
  readonly compile: CompileFlags;
  /** NDJSON or a JSON array, or `-` for standard input. */
  readonly data: string;
  readonly locale: string;
  readonly from: string;
  readonly replyTo: string | undefined;
  readonly live: boolean;
  readonly smtp: string | undefined;
  readonly smtpUtf8: boolean;
  readonly capture: string;
  readonly report: string | undefined;
  readonly isContinued: boolean;
  readonly concurrency: number;
  readonly rate: number | undefined;
}
