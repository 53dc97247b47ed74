import { Zip, ZipDeflate, type ZipInputFile, ZipPassThrough } from 'fflate';
import type { ZipEntry } from './read-zip.ts';

/** A file to pack: an unchanged entry of another archive, or new content. */
export type ZipContent = ZipEntry | { readonly name: string; readonly content: Uint8Array };

/** Writes a zip archive. The same files give the same bytes, because every date is the earliest that zip supports. */
export function writeZip(files: readonly ZipContent[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const file of files) {
    if ('content' in file) packContent(zip, file.name, file.content);
    else copyEntry(zip, file);
  }
  zip.end();
  return Buffer.concat(chunks);
}

/** Must be local time, because the library reads it as local time. */
const firstDate = (): Date => new Date(1980, 0, 1);

function packContent(zip: Zip, name: string, content: Uint8Array): void {
  const file = /\.(png|jpe?g|gif)$/i.test(name)
    ? new ZipPassThrough(name)
    : new ZipDeflate(name, { level: 6 });
  file.mtime = firstDate();
  zip.add(file);
  file.push(content, true);
}

function copyEntry(zip: Zip, entry: ZipEntry): void {
  const file: ZipInputFile = {
    filename: entry.name,
    size: entry.size,
    crc: entry.crc,
    compression: entry.method,
    mtime: firstDate(),
  };
  zip.add(file);
  file.ondata?.(null, entry.compressed, true);
}
