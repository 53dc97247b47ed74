import { strToU8 } from 'fflate/browser';
import encode from 'qr';
import { FacteurError } from '../errors.ts';

/** The modules of a QR code, quiet zone included, row by row; true is dark. */
export type QrModules = readonly (readonly boolean[])[];

/** Light modules around a QR code, as ISO/IEC 18004 asks for. */
const quietZone = 4;

/**
 * Encodes a text as a QR code of error correction level M, with its quiet zone.
 * @param maxVersion the largest version allowed, 1 to 40; version v has 17 + 4v modules a side. @default 40
 * @throws FacteurError `qr-too-long` when the text needs a larger one
 */
export function encodeQr(text: string, maxVersion = 40): QrModules {
  // 2,331 bytes are the most that level M holds: more is no payment link.
  const bytes = strToU8(text);
  const modules =
    bytes.length > 2331
      ? undefined
      : encode(text, 'raw', { ecc: 'medium', border: quietZone, textEncoder: () => bytes });
  const version = modules === undefined ? 41 : (modules.length - 2 * quietZone - 17) / 4;
  if (modules === undefined || version > maxVersion) {
    const message = `A text of ${bytes.length} bytes does not fit a QR code of level M and at most version ${maxVersion}: shorten it.`;
    throw new FacteurError('qr-too-long', message);
  }
  return modules;
}
