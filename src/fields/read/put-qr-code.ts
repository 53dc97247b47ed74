import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strToU8 } from 'fflate/browser';
import { putPlain, type Slots } from './slots.ts';

/** Puts a payment URL into a slot, with the `cid:` URL of its QR code as text. */
export function putQrCode(slots: Slots, slot: number, url: string | undefined): undefined {
  putPlain(slots, slot, url, url === undefined ? '' : `cid:${qrContentId(url)}`);
}

/** The Content-ID of a QR code: the same for the same payment URL, without revealing it. */
function qrContentId(url: string): string {
  return `qr-${bytesToHex(sha256(strToU8(url)).subarray(0, 10))}@facteur.invalid`;
}
