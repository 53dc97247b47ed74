import { FacteurError } from '../../errors.ts';
import { checkTransfer } from '../../qr-code/epc-payload.ts';
import { transferOf } from '../page/transfer.ts';
import type { PaymentLinkProvider } from './provider.ts';

export const bankTransferName = 'bank-transfer';

/**
 * A provider without an account. The short URL opens a page that facteur serves, with the details of a bank transfer.
 * Banks report payments to the company, not to facteur: call `markPaid` to show a link as paid.
 */
export function bankTransfer(): PaymentLinkProvider {
  return {
    name: bankTransferName,
    capabilities: {
      maxLifetimeDays: null,
      idempotentCreate: true,
      feedback: 'none',
      cancel: false,
      hosted: false,
    },
    hosts: [],
    testConnection: async () => ({ ok: true, mode: 'live' }),
    async createLink(request) {
      const problems =
        request.creditor.iban === undefined
          ? ['company.iban is missing']
          : checkTransfer(transferOf(request.creditor, request.amount.cents, request.remittance));
      if (problems.length > 0) {
        const message = `Invoice ${request.reference} cannot be paid by bank transfer: ${problems.join('; ')}.`;
        throw new FacteurError('invalid-transfer', message);
      }
      const { shortUrl, expiresAt } = request;
      return { id: request.idempotencyKey, url: shortUrl, status: 'open', expiresAt, mode: 'live' };
    },
  };
}
