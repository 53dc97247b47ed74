/** The JSON text of one invoice in a data file, or its problem. */
export interface DataText {
  /** 1-based line that it starts on. */
  readonly line: number;
  readonly text?: string;
  readonly problem?: string;
}

/** Largest invoice in bytes, far more than a thousand invoice lines take. A larger one is skipped without being held in memory. */
export const largestInvoice = 1_000_000;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes the bytes of one invoice. */
export function toDataText(line: number, pieces: readonly Uint8Array[], size: number): DataText {
  if (size > largestInvoice) return { line, problem: `is longer than ${largestInvoice} bytes` };
  try {
    return { line, text: utf8.decode(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)) };
  } catch {
    return { line, problem: 'is not UTF-8' };
  }
}
