import type { PaymentReference } from '../../fields/references/payment-reference.ts';
import type { CreditTransfer } from '../../qr-code/epc-payload.ts';

/** The credit transfer of a payment page. A name that is too long for an EPC QR code is cut, as banks do. */
export function transferOf(
  creditor: { readonly name: string; readonly iban?: string | undefined; readonly bic?: string | undefined },
  cents: number,
  reference: PaymentReference,
): CreditTransfer {
  return {
    name: [...creditor.name].slice(0, 70).join('').trim(),
    iban: creditor.iban ?? '',
    ...(creditor.bic === undefined ? {} : { bic: creditor.bic }),
    cents,
    ...(reference.kind === 'text' ? { text: reference.value } : { reference: reference.value }),
  };
}
