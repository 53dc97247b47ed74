import { bankTransferName } from './bank-transfer.ts';
import { mollieHosts, mollieName } from './mollie.ts';
import { pomHosts, pomName } from './pom.ts';

/** The allowed hosts of payment pages, by provider name, for a redirect server, which has no credentials. */
export const builtInHosts: Readonly<Record<string, readonly string[]>> = {
  [bankTransferName]: [],
  [mollieName]: mollieHosts,
  [pomName]: pomHosts,
};
