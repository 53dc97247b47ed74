import { inflateRawSync } from 'node:zlib';
import { FacteurError } from '../../errors.ts';
import { describeForeignFile, notWord } from './recognise-file.ts';

/** One file in a zip archive, still compressed, so that an unchanged file can be copied. */
export interface ZipEntry {
  readonly name: string;
  /** 0 is stored, 8 is deflated. */
  readonly method: number;
  readonly crc: number;
  /** Unpacked size in bytes. */
  readonly size: number;
  readonly compressed: Uint8Array<ArrayBuffer>;
}

/** The maximum size of a document. A zip bomb unpacks 10 kB to gigabytes. */
const zipLimits = {
  archiveBytes: 64 * 2 ** 20,
  entries: 1000,
  unpackedBytes: 128 * 2 ** 20,
  /** Unpacked bytes per packed byte. Applies from `ratioFrom` bytes, because short repetitive parts compress well. */
  ratio: 100,
  ratioFrom: 8 * 2 ** 20,
};

/**
 * Reads the directory of a zip archive. Only the declared sizes are checked here; `unpack` enforces them.
 * @throws FacteurError not-a-word-document, damaged-document, document-encrypted or document-too-large
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT sections 4.3.12 and 4.3.16
 */
export function readZip(bytes: Uint8Array<ArrayBuffer>): ZipEntry[] {
  if (bytes.length > zipLimits.archiveBytes)
    throw tooLarge(`it has ${bytes.length} bytes; the limit is ${zipLimits.archiveBytes}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || !localHeaders.has(view.getUint32(0, true))) throw describeForeignFile(bytes);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > zipLimits.entries) throw tooLarge(`it has ${count} files; the limit is ${zipLimits.entries}`);
  const entries: ZipEntry[] = [];
  let place = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (place + 46 > end || view.getUint32(place, true) !== 0x02014b50) throw cutOff();
    entries.push(readEntry(bytes, view, place));
    place +=
      46 +
      view.getUint16(place + 28, true) +
      view.getUint16(place + 30, true) +
      view.getUint16(place + 32, true);
  }
  checkSizes(entries, bytes.length);
  return entries;
}

/** Unpacks one entry. A bomb that declares a small size is stopped at that size. */
export function unpack(entry: ZipEntry): Uint8Array {
  if (entry.method === 0) return entry.compressed;
  let content: Uint8Array;
  try {
    content = inflateRawSync(entry.compressed, { maxOutputLength: Math.max(1, entry.size) });
  } catch (cause) {
    throw damaged(
      `${entry.name} cannot be unpacked, or is larger than its declared ${entry.size} bytes`,
      cause,
    );
  }
  if (content.length !== entry.size)
    throw damaged(`${entry.name} has ${content.length} bytes, but declares ${entry.size}`);
  return content;
}

/** The error for a damaged document. */
export function damaged(what: string, cause?: unknown): FacteurError {
  const message = `The document is damaged: ${what}. Open it in Word, let it repair the file, and save it again.`;
  return new FacteurError('damaged-document', message, cause === undefined ? undefined : { cause });
}

/** A local file header, or the end record of an empty archive. */
const localHeaders = new Set([0x04034b50, 0x06054b50]);

function findEnd(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let place = view.byteLength - 22; place >= earliest; place--) {
    if (view.getUint32(place, true) === 0x06054b50) return place;
  }
  throw cutOff();
}

function readEntry(bytes: Uint8Array<ArrayBuffer>, view: DataView, place: number): ZipEntry {
  const flags = view.getUint16(place + 8, true);
  const method = view.getUint16(place + 10, true);
  const packedSize = view.getUint32(place + 20, true);
  const size = view.getUint32(place + 24, true);
  const nameEnd = place + 46 + view.getUint16(place + 28, true);
  const header = view.getUint32(place + 42, true);
  const name = new TextDecoder().decode(bytes.subarray(place + 46, nameEnd));
  if ((flags & 1) === 1)
    throw new FacteurError(
      'document-encrypted',
      `${name} in the document is encrypted. Remove the password and save the document again.`,
    );
  if (method !== 0 && method !== 8)
    throw notWord(`an archive with the unsupported compression method ${method}`);
  if (header + 30 > view.byteLength || view.getUint32(header, true) !== 0x04034b50) throw cutOff();
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + packedSize > view.byteLength) throw cutOff();
  if (method === 0 && size !== packedSize) throw damaged(`${name} declares two sizes`);
  const compressed = bytes.subarray(start, start + packedSize);
  return { name, method, crc: view.getUint32(place + 16, true), size, compressed };
}

function checkSizes(entries: readonly ZipEntry[], archiveBytes: number): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (unpacked > zipLimits.unpackedBytes)
    throw tooLarge(`unpacked, it has ${unpacked} bytes; the limit is ${zipLimits.unpackedBytes}`);
  if (unpacked > zipLimits.ratioFrom && unpacked > archiveBytes * zipLimits.ratio)
    throw tooLarge(`it unpacks to more than ${zipLimits.ratio} times its size`);
  const names = new Set(entries.map((entry) => entry.name.toLowerCase()));
  if (names.size !== entries.length) throw damaged('two files have the same name');
}

function cutOff(): FacteurError {
  return damaged('the zip archive is truncated or broken');
}

function tooLarge(why: string): FacteurError {
  return new FacteurError(
    'document-too-large',
    `The document is refused: ${why}. Use smaller pictures, or check where the document comes from.`,
  );
}
