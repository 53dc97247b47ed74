import { benchQrCodes } from './payment-links/qr-codes.ts';
import { benchRedirects } from './payment-links/redirects.ts';
import { benchStores } from './payment-links/stores.ts';

/** Payment links: QR codes, stores and the redirect server, against what is bare in the same run. */
export async function benchPaymentLinks(): Promise<void> {
  benchQrCodes();
  await benchStores();
  await benchRedirects();
}
