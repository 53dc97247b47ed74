import { encodeQr } from './encode-qr.ts';
import { buildEpcPayload, type CreditTransfer } from './epc-payload.ts';
import { qrPng } from './qr-png.ts';
import { qrSvg } from './qr-svg.ts';

/** EPC069-12 allows at most 69 modules per side. */
const largestVersion = 13;

/** Draws the EPC QR code of a transfer as an opaque PNG, for banking apps to scan. @throws FacteurError `invalid-transfer` */
export function epcQrPng(transfer: CreditTransfer, options: { readonly scale?: number } = {}): Uint8Array {
  return qrPng(encodeQr(buildEpcPayload(transfer), largestVersion), options.scale ?? 8);
}

/** Draws the EPC QR code of a transfer as SVG, for banking apps to scan. @throws FacteurError `invalid-transfer` */
export function epcQrSvg(transfer: CreditTransfer, options: { readonly label?: string } = {}): string {
  return qrSvg(encodeQr(buildEpcPayload(transfer), largestVersion), options.label);
}
