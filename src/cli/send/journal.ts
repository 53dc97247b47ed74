import { createReadStream, existsSync, rmSync } from 'node:fs';
import { readInvoices } from './read-invoices.ts';
import { openRecordFile } from './record-file.ts';

/** Records each mail before it is sent, so that a run that dies leaves no unknown mail. */
export interface Journal {
  /** @throws FacteurError `file-not-writable`, so that nothing is sent without a record */
  write(messageKey: string, line: number): void;
  /** Everything is in the report: deletes the journal. */
  close(): void;
}

/** The first line has the length of the report when the run began; later bytes are from that run. */
export function openJournal(report: string, reportSize: number): Journal {
  const file = journalOf(report);
  const records = openRecordFile('journal', file, 'w');
  records.append({ reportSize });
  return {
    write: (messageKey, line) => records.append({ messageKey, line }),
    close: () => {
      records.close();
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
