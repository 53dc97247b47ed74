import { readFile, stat } from 'node:fs/promises';
import { FacteurError } from '../../errors.ts';
import { isObject, own } from '../../fields/read/plain-object.ts';
import type { Credentials } from '../providers/built-in-providers.ts';
import { type CredentialsOptions, credentialsFile, credentialsKey } from './credentials-folder.ts';
import { decrypt, type Encrypted } from './encrypt.ts';
import type { SavedCredentials } from './save-credentials.ts';

/**
 * Reads the saved credentials of a company.
 * @returns undefined if there are none
 * @throws FacteurError `credentials-unreadable` if others may read the file, it is damaged, or the key is missing or wrong
 */
export async function readCredentials(
  company: string,
  options: CredentialsOptions = {},
): Promise<SavedCredentials | undefined> {
  const file = credentialsFile(company, options);
  const content = await readPrivate(file);
  if (content === undefined) return undefined;
  const provider = own(content, 'provider');
  const mode = own(content, 'mode');
  const encrypted = own(content, 'encrypted');
  const credentials =
    encrypted === undefined
      ? own(content, 'credentials')
      : opened(encrypted as Encrypted, company, file, options);
  if (
    own(content, 'version') !== 1 ||
    typeof provider !== 'string' ||
    !isObject(credentials) ||
    own(content, 'company') !== company
  ) {
    throw unreadable(file, 'are damaged, or from a newer version of facteur. Connect again');
  }
  return {
    company,
    provider,
    mode: mode === 'test' || mode === 'live' ? mode : undefined,
    credentials: credentials as Credentials,
  };
}

async function readPrivate(file: string): Promise<unknown> {
  try {
    const { mode } = await stat(file);
    // Windows has no permission bits.
    if (process.platform === 'win32' || (mode & 0o077) === 0) return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(file, 'cannot be read. Check the file, or connect again', cause);
  }
  throw unreadable(file, `can be read by other users. Run "chmod 600 ${file}"`);
}

function opened(encrypted: Encrypted, company: string, file: string, options: CredentialsOptions): unknown {
  const key = credentialsKey(options);
  if (key === undefined) throw unreadable(file, 'are encrypted. Set FACTEUR_CREDENTIALS_KEY');
  try {
    return JSON.parse(decrypt(encrypted, key, company));
  } catch (cause) {
    throw unreadable(
      file,
      'cannot be decrypted. FACTEUR_CREDENTIALS_KEY must be the key that they were saved with',
      cause,
    );
  }
}

function unreadable(file: string, what: string, cause?: unknown): FacteurError {
  return new FacteurError('credentials-unreadable', `The credentials in ${file} ${what}.`, { cause });
}
