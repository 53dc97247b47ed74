import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strToU8 } from 'fflate/browser';
import { putPlain, type Slots } from './slots.ts';

/** Puts a payment URL, and the address at which its QR code is found in the mail. */
export function putQrCode(slots: Slots, slot: number, url: string | undefined): undefined {
  putPlain(slots, slot, url, url === undefined ? '' : `cid:${qrContentId(url)}`);
}

/** The Content-ID of the QR code of a payment URL: the same for the same URL, and no clue to it. */
function qrContentId(url: string): string {
  return `qr-${bytesToHex(sha256(strToU8(url)).subarray(0, 10))}@facteur.invalid`;
}
