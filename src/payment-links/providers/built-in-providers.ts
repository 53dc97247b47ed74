import { FacteurError } from '../../errors.ts';
import { didYouMean } from '../../fields/near-name.ts';
import { bankTransfer, bankTransferName } from './bank-transfer.ts';
import { mollie, mollieHosts, mollieName } from './mollie.ts';
import { pom, pomHosts, pomName } from './pom.ts';
import type { PaymentLinkProvider } from './provider.ts';

/** One part of the credentials of a provider. */
export interface CredentialField {
  readonly name: string;
  /** The question for the user. */
  readonly question: string;
  readonly secret: boolean;
  /** The environment variable to use instead of asking. */
  readonly variable: string;
}

export type Credentials = Readonly<Record<string, string>>;

/** A provider that is part of facteur. */
export interface BuiltInProvider {
  readonly fields: readonly CredentialField[];
  create(credentials: Credentials): PaymentLinkProvider;
}

const builtIn: Readonly<Record<string, BuiltInProvider>> = {
  [bankTransferName]: { fields: [], create: () => bankTransfer() },
  [mollieName]: {
    fields: [{ name: 'apiKey', question: 'API key', secret: true, variable: 'FACTEUR_MOLLIE_API_KEY' }],
    create: ({ apiKey = '', ...rest }) => mollie({ apiKey, ...rest }),
  },
  [pomName]: {
    fields: [
      { name: 'username', question: 'User name', secret: false, variable: 'FACTEUR_POM_USERNAME' },
      { name: 'password', question: 'Password', secret: true, variable: 'FACTEUR_POM_PASSWORD' },
    ],
    create: ({ username = '', password = '', ...rest }) => pom({ username, password, ...rest }),
  },
};

/** @throws FacteurError `unknown-provider`, with the nearest name */
export function findBuiltInProvider(name: string): BuiltInProvider {
  const found = Object.hasOwn(builtIn, name) ? builtIn[name] : undefined;
  if (found !== undefined) return found;
  const names = Object.keys(builtIn);
  const message = `Unknown provider ${JSON.stringify(name)}. Expected one of ${names.join(', ')}.${didYouMean(name, names)}`;
  throw new FacteurError('unknown-provider', message);
}

/** The allowed hosts of payment pages, by provider name, for a redirect server, which has no credentials. */
export const builtInHosts: Readonly<Record<string, readonly string[]>> = {
  [bankTransferName]: [],
  [mollieName]: mollieHosts,
  [pomName]: pomHosts,
};
