import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { FacteurError } from '../../errors.ts';
import { isObject } from '../../fields/read/plain-object.ts';
import { openJournal, readUnsettled } from './journal.ts';
import { createKeySet, type KeySet } from './key-set.ts';
import { type LineResult, unsettledLine } from './line-result.ts';
import { readInvoices } from './read-invoices.ts';
import { openRecordFile } from './record-file.ts';

/** A file with a line of JSON for each invoice, written as results arrive. */
export interface ReportFile {
  /** Keys of the mails that an earlier run sent or may have sent. */
  readonly done: KeySet;
  /** Records a mail before it is sent, so that the next run knows of it if this one dies. */
  begin(messageKey: string, line: number): void;
  /** @throws FacteurError `file-not-writable`, so that nothing is sent without a record */
  write(result: LineResult): void;
  close(): void;
}

/**
 * Opens a report. If the file exists, it is from an earlier run: with `isContinued` its mails are skipped and new lines are
 * appended; without it this is an error.
 * @throws FacteurError `report-exists`, `file-not-writable`
 */
export async function openReport(file: string | undefined, isContinued: boolean): Promise<ReportFile> {
  const done = createKeySet();
  if (file === undefined)
    return { done, begin: () => undefined, write: () => undefined, close: () => undefined };
  const earlier = await readEarlier(file, done);
  if (earlier !== undefined && !isContinued)
    throw new FacteurError(
      'report-exists',
      `${file} has the results of an earlier run. Add --continue to skip the mails that it lists as sent or unknown, or name another file.`,
    );
  const records = openRecordFile('report', file, earlier === undefined ? 'wx' : 'a');
  if (earlier?.isCutOff === true) records.endLine();
  const unsettled = earlier === undefined ? [] : await readUnsettled(file);
  let size = (earlier?.size ?? 0) + (earlier?.isCutOff === true ? 1 : 0);
  for (const [messageKey, line] of unsettled) {
    done.add(messageKey);
    size += records.append(unsettledLine(messageKey, line));
  }
  const journal = openJournal(file, size);
  return {
    done,
    begin: journal.write,
    write: (result) => void records.append(result),
    close() {
      records.close();
      journal.close();
    },
  };
}

/** Reads the keys of an earlier report; its last line may be cut off. @returns undefined if there is no report */
async function readEarlier(
  file: string,
  done: KeySet,
): Promise<{ size: number; isCutOff: boolean } | undefined> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (handle === undefined) return undefined;
  const { size } = await handle.stat();
  const last = Buffer.alloc(1);
  if (size > 0) await handle.read(last, 0, 1, size - 1);
  await handle.close();
  for await (const one of readInvoices(createReadStream(file))) {
    if (!('data' in one) || !isObject(one.data)) continue;
    const { messageKey, status } = one.data;
    if (typeof messageKey === 'string' && (status === 'sent' || status === 'unknown')) done.add(messageKey);
  }
  return { size, isCutOff: size > 0 && last[0] !== 0x0a };
}
