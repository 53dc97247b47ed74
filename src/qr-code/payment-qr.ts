import { encodeQr } from './encode-qr.ts';
import { qrPng } from './qr-png.ts';
import { qrSvg } from './qr-svg.ts';

/** With eight pixels per module, the code is sharp at 3 cm in a printed Word invoice, and scales down well in a mail. */
const defaultScale = 8;

/**
 * Draws the QR code of a payment link as an opaque PNG of level M with its quiet zone, for an inline image in a mail.
 * @param options.scale pixels per module side. @default 8
 * @throws FacteurError `qr-too-long`
 * @example paymentQrPng('https://pay.example.be/7H3K9QWX2M4ABC') // 600 bytes, 296 x 296 pixels
 */
export function paymentQrPng(url: string, options: { readonly scale?: number } = {}): Uint8Array {
  return qrPng(encodeQr(url), options.scale ?? defaultScale);
}

/**
 * Draws the QR code of a payment link as SVG, for PDF and the web. Mail clients do not show SVG.
 * @param options.label the text for screen readers; without it, the image is hidden from them
 * @throws FacteurError `qr-too-long`
 */
export function paymentQrSvg(url: string, options: { readonly label?: string } = {}): string {
  return qrSvg(encodeQr(url), options.label);
}
