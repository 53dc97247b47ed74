import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FacteurError } from '../errors.ts';
import { cleanFileName } from '../message/clean-file-name.ts';

/** A folder that receives messages instead of a mail server. */
export interface Capture {
  /** Writes a message, completely or not at all. @returns its file. @throws FacteurError `file-not-writable` */
  write(message: object, messageKey: string): Promise<string>;
}

/** Opens a folder for `.eml` files, which mail programs can open. The same key always gives the same file. */
export function openCapture(folder: string): Capture {
  return {
    async write(message, messageKey) {
      const bytes = await compose(message);
      const file = path.join(folder, fileName(messageKey));
      const unfinished = `${file}.${randomUUID()}.tmp`;
      try {
        // Mails contain personal data, so other users of the machine must not read them.
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(unfinished, bytes, { mode: 0o600 });
        await rename(unfinished, file);
      } catch (cause) {
        await rm(unfinished, { force: true }).catch(() => undefined);
        throw new FacteurError(
          'file-not-writable',
          `The message cannot be captured in ${folder}: ${(cause as Error).message}`,
          { cause },
        );
      }
      return file;
    },
  };
}

/** `invoice/2026-0142` becomes `invoice-2026-0142-1f3a9c07.eml`: readable, and different for every key. */
function fileName(messageKey: string): string {
  const mark = createHash('sha256').update(messageKey).digest('hex').slice(0, 8);
  return `${cleanFileName(messageKey.replaceAll(/[/\\]/g, '-')).slice(0, 80)}-${mark}.eml`;
}

async function compose(message: object): Promise<Buffer> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const info = await transport.sendMail({ ...message, disableFileAccess: true, disableUrlAccess: true });
  return info.message as Buffer;
}
