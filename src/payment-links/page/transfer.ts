import type { PaymentReference } from '../../fields/references/payment-reference.ts';
import type { CreditTransfer } from '../../qr-code/epc-payload.ts';

/** The credit transfer that a payment page asks for. Names longer than an EPC QR code takes are cut, as banks do. */
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
