import { closeSync, openSync, writeFileSync } from 'node:fs';
import { FacteurError } from '../../errors.ts';

/** A file with a line of JSON for each record. */
export interface RecordFile {
  /**
   * Returns once the operating system has the line, which then survives the process.
   * @returns the number of bytes written
   * @throws FacteurError `file-not-writable`
   */
  append(record: object): number;
  /** Ends a line that an earlier run left unfinished. */
  endLine(): void;
  close(): void;
}

/**
 * Opens a report or journal, which only its owner can read. Writing waits for the operating system: handing each line to
 * another thread takes far longer than the system takes to keep it.
 * @param flags `w` starts the file again, `wx` refuses one that exists, `a` adds to it
 * @throws FacteurError `file-not-writable`
 */
export function openRecordFile(
  what: 'report' | 'journal',
  file: string,
  flags: 'w' | 'wx' | 'a',
): RecordFile {
  const guard = <T>(task: () => T): T => {
    try {
      return task();
    } catch (cause) {
      throw new FacteurError(
        'file-not-writable',
        `The ${what} ${file} cannot be written: ${(cause as Error).message}`,
        { cause },
      );
    }
  };
  const handle = guard(() => openSync(file, flags, 0o600));
  // Not `writeSync`, which may write only the start of a line.
  const write = (text: string): number => {
    const bytes = Buffer.from(text);
    guard(() => writeFileSync(handle, bytes));
    return bytes.length;
  };
  return {
    append: (record) => write(`${JSON.stringify(record)}\n`),
    endLine: () => void write('\n'),
    close: () => closeSync(handle),
  };
}
