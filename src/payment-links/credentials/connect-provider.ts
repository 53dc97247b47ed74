import { FacteurError } from '../../errors.ts';
import {
  type CredentialField,
  type Credentials,
  findBuiltInProvider,
} from '../providers/built-in-providers.ts';
import type { ConnectionTest } from '../providers/provider.ts';
import type { CredentialsOptions } from './credentials-folder.ts';
import { readCredentials } from './read-credentials.ts';
import { saveCredentials } from './save-credentials.ts';

export interface ConnectOptions extends CredentialsOptions {
  readonly company: string;
  /** Asks the user. Undefined if there is no terminal. */
  readonly ask: ((field: CredentialField) => Promise<string>) | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Replaces the default API URL of the provider. */
  readonly apiUrl?: string;
  /** Saves credentials even if the provider refuses them. @default false */
  readonly saveAnyway?: boolean;
}

/** The result of the connection test, and the file of the credentials, if they were saved. */
export interface Connected {
  readonly test: ConnectionTest;
  readonly file: string | undefined;
}

/**
 * Asks for the credentials of a company, tests them, and saves them if the provider accepts them.
 * @throws FacteurError `unknown-provider`, `credentials-missing`, `credentials-unreadable` or `invalid-option`
 */
export async function connectProvider(name: string, options: ConnectOptions): Promise<Connected> {
  const { fields, create } = findBuiltInProvider(name);
  const credentials: Record<string, string> = {};
  for (const field of fields) credentials[field.name] = await readField(name, field, options);
  if (options.apiUrl !== undefined) credentials.apiUrl = options.apiUrl;
  const test = await create(credentials).testConnection();
  if (!test.ok && options.saveAnyway !== true) return { test, file: undefined };
  const mode = test.ok ? test.mode : undefined;
  const file = await saveCredentials(
    { company: options.company, provider: name, mode, credentials },
    options,
  );
  return { test, file };
}

/** Tests the saved credentials of a company. @throws FacteurError `credentials-missing` or `credentials-unreadable` */
export async function testSavedCredentials(
  name: string,
  company: string,
  options: CredentialsOptions = {},
): Promise<ConnectionTest> {
  const { create } = findBuiltInProvider(name);
  const saved = await readCredentials(company, options);
  if (saved?.provider === name) return await create(saved.credentials as Credentials).testConnection();
  const message = `Company ${company} has no saved credentials for ${name}. Run "facteur connect ${name} --company ${company}".`;
  throw new FacteurError('credentials-missing', message);
}

async function readField(name: string, field: CredentialField, options: ConnectOptions): Promise<string> {
  const given = options.environment[field.variable];
  const value = given !== undefined && given !== '' ? given : await options.ask?.(field);
  if (value !== undefined && value !== '') return value;
  const message = `The ${field.question.toLowerCase()} of ${name} is missing. Enter it in a terminal, or set ${field.variable}.`;
  throw new FacteurError('credentials-missing', message);
}
