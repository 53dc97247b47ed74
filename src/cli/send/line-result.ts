import { FacteurError } from '../../errors.ts';
import type { SendFailure, SendResult, SendStatus } from '../../sending/send-result.ts';

/** What became of one invoice of the data file: a line of the report. */
export interface LineResult {
  /** 1-based line of the data file that it starts on. */
  readonly line: number;
  /** Absent where the line could not be read. */
  readonly messageKey?: string;
  readonly status: SendStatus;
  readonly failure?: SendFailure;
  readonly code?: number;
  readonly answer?: string;
  readonly messageId?: string;
  readonly serverMessageId?: string;
  readonly file?: string;
  /** Why it failed, where no server said so. */
  readonly error?: string;
}

/** The result of a message, as the report keeps it: without addresses, which stand in the data already. */
export function toLineResult(line: number, result: SendResult): LineResult {
  const { envelope: _envelope, refused: _refused, error, ...rest } = result;
  if (error === undefined || rest.answer !== undefined) return { line, ...rest };
  return { line, ...rest, error: describe(error) };
}

/** An invoice that was never sent: its line cannot be read, or another line is the same mail. */
export function unsentLine(line: number, error: unknown, messageKey?: string): LineResult {
  const key = messageKey === undefined ? {} : { messageKey };
  return { line, ...key, status: 'rejected', failure: 'invoice', error: describe(error) };
}

/** A mail that an earlier run had begun when it died. */
export function unsettledLine(messageKey: string, line: number): LineResult {
  const error = 'The run ended before this was settled. The mail server may have it.';
  return { line, messageKey, status: 'unknown', failure: 'no-answer', error };
}

function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof FacteurError ? `${message} [${error.code}]` : message;
}
