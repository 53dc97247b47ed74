// Links
export type { AttachOptions } from './attach-link.ts';
export { openPaymentLinks, type PaymentLinks } from './open-payment-links.ts';
export type { LinkStatus, PaymentLink } from './payment-link.ts';
export type { PaymentLinksOptions } from './payment-links-options.ts';
export type { Resolution } from './resolve-link.ts';

// Providers
export { bankTransfer } from './providers/bank-transfer.ts';
export { type MollieOptions, mollie } from './providers/mollie.ts';
export { type PomOptions, pom } from './providers/pom.ts';
export type {
  ConnectionTest,
  CreateLink,
  Mode,
  PaymentLinkProvider,
  ProviderLink,
  ProviderLinkStatus,
} from './providers/provider.ts';

// Server
export { createLinkListener, type NodeListenerOptions } from './server/node-listener.ts';
export { type LinkServer, type ServeOptions, serveLinks } from './server/serve-links.ts';
export { createLinkHandler, type WebHandlerOptions } from './server/web-handler.ts';
export { createWebhookHandler } from './server/webhook-handler.ts';

// Stores
export type { LinkStore, StoredLink } from './stores/link-store.ts';
export { openStore } from './stores/open-store.ts';
export type { PostgresPool } from './stores/postgres.ts';

// References
export {
  buildCreditorReference,
  checkCreditorReference,
  formatCreditorReference,
  parseCreditorReference,
} from '../fields/references/creditor-reference.ts';
export { checkIban, parseIban } from '../fields/references/iban.ts';
export { buildOgm, checkOgm, formatOgm, parseOgm } from '../fields/references/ogm.ts';

// QR codes
export { buildEpcPayload, type CreditTransfer, checkTransfer } from '../qr-code/epc-payload.ts';
export { epcQrPng, epcQrSvg } from '../qr-code/epc-qr.ts';
export { parseEpcPayload } from '../qr-code/parse-epc-payload.ts';
export { paymentQrPng, paymentQrSvg } from '../qr-code/payment-qr.ts';
