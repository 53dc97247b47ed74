import { encodeQr } from './encode-qr.ts';
import { qrPng } from './qr-png.ts';
import { qrSvg } from './qr-svg.ts';

/** Eight pixels a module print sharply at 3 cm in a Word invoice, and scale down well in a mail. */
const defaultScale = 8;

/**
 * Draws the QR code of a payment link as an opaque PNG with its quiet zone, level M: for a mail, inline by CID.
 * @param options.scale pixels a side of one module. @default 8
 * @throws FacteurError `qr-too-long`
 * @example paymentQrPng('https://pay.example.be/7H3K9QWX2M4ABC') // 600 bytes, 296 x 296 pixels
 */
export function paymentQrPng(url: string, options: { readonly scale?: number } = {}): Uint8Array {
  return qrPng(encodeQr(url), options.scale ?? defaultScale);
}

/**
 * Draws the QR code of a payment link as SVG, for PDF and the web (mail clients show no SVG).
 * @param options.label what a screen reader says
 * @throws FacteurError `qr-too-long`
 */
export function paymentQrSvg(url: string, options: { readonly label?: string } = {}): string {
  return qrSvg(encodeQr(url), options.label);
}
