import { FacteurError } from '../../errors.ts';
import { bankTransfer, bankTransferName } from '../providers/bank-transfer.ts';
import { findBuiltInProvider } from '../providers/built-in-providers.ts';
import type { PaymentLinkProvider } from '../providers/provider.ts';
import type { CredentialsOptions } from './credentials-folder.ts';
import { readCredentials } from './read-credentials.ts';

/**
 * Returns the provider that a company is connected to, or bank transfer if there is none.
 * @param name the required provider
 * @throws FacteurError `credentials-missing`, `credentials-unreadable` or `unknown-provider`
 */
export async function savedProvider(
  company: string,
  name: string | undefined,
  options: CredentialsOptions = {},
): Promise<PaymentLinkProvider> {
  if (name !== undefined) findBuiltInProvider(name);
  if (name === bankTransferName) return bankTransfer();
  const saved = await readCredentials(company, options);
  if (saved !== undefined && (name === undefined || saved.provider === name))
    return findBuiltInProvider(saved.provider).create(saved.credentials);
  if (name === undefined) return bankTransfer();
  const message = `Company ${company} is not connected to ${name}. Run "facteur connect ${name} --company ${company}".`;
  throw new FacteurError('credentials-missing', message);
}
