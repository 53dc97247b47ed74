import { closeSync, createReadStream, existsSync, openSync, rmSync, writeSync } from 'node:fs';
import { FacteurError } from '../../errors.ts';
import { readInvoices } from './read-invoices.ts';

/** Records each mail before it is sent, so that a run that dies leaves no unknown mail. */
export interface Journal {
  /** Returns once the operating system has the line, which then survives the process. @throws FacteurError `file-not-writable` */
  write(messageKey: string, line: number): void;
  /** Everything is in the report: deletes the journal. */
  close(): void;
}

/** The first line has the length of the report when the run began; later bytes are from that run. */
export function openJournal(report: string, reportSize: number): Journal {
  const file = journalOf(report);
  const guard = <T>(task: () => T): T => {
    try {
      return task();
    } catch (cause) {
      throw new FacteurError(
        'file-not-writable',
        `The journal ${file} cannot be written: ${(cause as Error).message}`,
        { cause },
      );
    }
  };
  const append = (value: object): void => void guard(() => writeSync(handle, `${JSON.stringify(value)}\n`));
  const handle = guard(() => openSync(file, 'w', 0o600));
  append({ reportSize });
  return {
    write: (messageKey, line) => append({ messageKey, line }),
    close: () => {
      closeSync(handle);
      rmSync(file, { force: true });
    },
  };
}

/** Mails that a dead run had started and not finished: a server may have them. */
export async function readUnsettled(report: string): Promise<ReadonlyMap<string, number>> {
  const unsettled = new Map<string, number>();
  const file = journalOf(report);
  if (!existsSync(file)) return unsettled;
  let reportSize = 0;
  for await (const one of readInvoices(createReadStream(file))) {
    if (!('data' in one)) continue;
    const { reportSize: size, messageKey, line } = one.data;
    if (typeof size === 'number') reportSize = size;
    else if (typeof messageKey === 'string') unsettled.set(messageKey, Number(line));
  }
  for await (const one of readInvoices(createReadStream(report, { start: reportSize })))
    if ('data' in one) unsettled.delete(String(one.data.messageKey));
  return unsettled;
}

function journalOf(report: string): string {
  return `${report}.journal`;
}
