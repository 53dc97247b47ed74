import { bankTransferName } from './bank-transfer.ts';
import { mollieHosts, mollieName } from './mollie.ts';
import { pomHosts, pomName } from './pom.ts';

/** Hosts that payment pages may have, by the name of the provider: a redirect server needs no credentials. */
export const builtInHosts: Readonly<Record<string, readonly string[]>> = {
  [bankTransferName]: [],
  [mollieName]: mollieHosts,
  [pomName]: pomHosts,
};
