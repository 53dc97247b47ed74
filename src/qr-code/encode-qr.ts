import { strToU8 } from 'fflate/browser';
import encode from 'qr';
import { FacteurError } from '../errors.ts';

/** The modules of a QR code with its quiet zone, row by row. True is dark. */
export type QrModules = readonly (readonly boolean[])[];

/** The number of light modules around a QR code that ISO/IEC 18004 requires. */
const quietZone = 4;

/**
 * Encodes a text as a QR code of error correction level M, with its quiet zone.
 * @param maxVersion the largest allowed version, 1 to 40; version v has 17 + 4v modules per side. @default 40
 * @throws FacteurError `qr-too-long` if the text needs a larger version
 */
export function encodeQr(text: string, maxVersion = 40): QrModules {
  // 2,331 bytes is the limit of level M.
  const bytes = strToU8(text);
  const modules =
    bytes.length > 2331
      ? undefined
      : encode(text, 'raw', { ecc: 'medium', border: quietZone, textEncoder: () => bytes });
  const version = modules === undefined ? 41 : (modules.length - 2 * quietZone - 17) / 4;
  if (modules === undefined || version > maxVersion) {
    const message = `${bytes.length} bytes of text do not fit in a QR code of level M and version ${maxVersion}. Shorten the text.`;
    throw new FacteurError('qr-too-long', message);
  }
  return modules;
}
