import { FacteurError } from '../../errors.ts';
import type { SendFailure, SendResult, SendStatus } from '../../sending/send-result.ts';

/** The result of one invoice of the data file: a line of the report. */
export interface LineResult {
  /** 1-based line of the data file that it starts on. */
  readonly line: number;
  /** Absent if the line could not be read. */
  readonly messageKey?: string;
  readonly status: SendStatus;
  readonly failure?: SendFailure;
  readonly code?: number;
  readonly answer?: string;
  readonly messageId?: string;
  readonly serverMessageId?: string;
  readonly file?: string;
  /** Why it failed, if the reason is not an answer of a server. */
  readonly error?: string;
}

/** The result of a message for the report, without addresses: the data has them already. */
export function toLineResult(line: number, result: SendResult): LineResult {
  const { envelope: _envelope, refused: _refused, error, ...rest } = result;
  if (error === undefined || rest.answer !== undefined) return { line, ...rest };
  return { line, ...rest, error: describe(error) };
}

/** An invoice that was not sent: its line cannot be read, or another line is the same mail. */
export function unsentLine(line: number, error: unknown, messageKey?: string): LineResult {
  const key = messageKey === undefined ? {} : { messageKey };
  return { line, ...key, status: 'rejected', failure: 'invoice', error: describe(error) };
}

/** A mail that an earlier run had started when it died. */
export function unsettledLine(messageKey: string, line: number): LineResult {
  const error = 'The run ended before this mail had a result. The mail server may have it.';
  return { line, messageKey, status: 'unknown', failure: 'no-answer', error };
}

function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof FacteurError ? `${message} [${error.code}]` : message;
}
