import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where credentials are saved, and how they are encrypted. */
export interface CredentialsOptions {
  /** @default FACTEUR_CREDENTIALS, or else facteur/credentials in the user's configuration folder */
  readonly folder?: string;
  /** A pass phrase. Without one, credentials are not encrypted. @default FACTEUR_CREDENTIALS_KEY */
  readonly key?: string;
}

export function credentialsFile(company: string, options: CredentialsOptions): string {
  // Safe as a file name: a company is only digits and capitals.
  return join(options.folder ?? defaultFolder(), `${company}.json`);
}

export function credentialsKey(options: CredentialsOptions): string | undefined {
  const key = options.key ?? process.env.FACTEUR_CREDENTIALS_KEY;
  return key === '' ? undefined : key;
}

function defaultFolder(): string {
  const { FACTEUR_CREDENTIALS, XDG_CONFIG_HOME } = process.env;
  return FACTEUR_CREDENTIALS || join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'facteur', 'credentials');
}
