import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where credentials are kept, and what they are encrypted with. */
export interface CredentialsOptions {
  /** @default FACTEUR_CREDENTIALS, otherwise facteur/credentials in the user's configuration */
  readonly folder?: string;
  /** A pass phrase. @default FACTEUR_CREDENTIALS_KEY; not encrypted without one */
  readonly key?: string;
}

export function credentialsFile(company: string, options: CredentialsOptions): string {
  // The company is digits and capitals: no path can be made of it.
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
