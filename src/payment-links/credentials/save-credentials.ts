import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FacteurError } from '../../errors.ts';
import type { Credentials } from '../providers/built-in-providers.ts';
import type { Mode } from '../providers/provider.ts';
import { type CredentialsOptions, credentialsFile, credentialsKey } from './credentials-folder.ts';
import { encrypt } from './encrypt.ts';

/** The provider of a company, with its credentials. */
export interface SavedCredentials {
  /** The enterprise number: digits and capitals. */
  readonly company: string;
  readonly provider: string;
  /** The mode that the test returned, or undefined if they were saved after a failed test. */
  readonly mode: Mode | undefined;
  readonly credentials: Credentials;
}

/**
 * Saves the credentials of a company, replacing earlier ones. Only the owner can read the file, and it is written
 * completely or not at all.
 * @returns the path of the file
 * @throws FacteurError `credentials-unreadable` if the folder cannot be written
 */
export async function saveCredentials(
  saved: SavedCredentials,
  options: CredentialsOptions = {},
): Promise<string> {
  const { credentials, ...rest } = saved;
  const key = credentialsKey(options);
  const text = JSON.stringify(credentials);
  const content =
    key === undefined ? { ...rest, credentials } : { ...rest, encrypted: encrypt(text, key, saved.company) };
  const file = credentialsFile(saved.company, options);
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify({ version: 1, ...content }, undefined, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    return file;
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    const message = `The credentials could not be saved in ${file} (${(cause as NodeJS.ErrnoException).code}). Check the permissions of the folder.`;
    throw new FacteurError('credentials-unreadable', message, { cause });
  }
}
