import { declarePng } from '../package/content-types.ts';
import type { WordPackage } from '../package/open-package.ts';
import { addRelationship } from '../package/relationships.ts';

/** The QR codes of one document. Each has one file, however often it occurs. */
export interface QrPictures {
  /** Adds the QR code of a URL to the package. @returns the id of its relationship, and its file name */
  place(part: string, url: string): { readonly relationshipId: string; readonly fileName: string };
  /** An unused drawing number. */
  nextNumber(): number;
}

/** @param highest the highest drawing number in the document */
export function createQrPictures(
  files: WordPackage,
  main: string,
  highest: number,
  qrPng: (url: string) => Uint8Array,
): QrPictures {
  const placed = new Map<string, string>();
  const folder = `${main.slice(0, main.lastIndexOf('/') + 1)}media/`;
  let last = highest;
  const store = (url: string): string => {
    let number = placed.size + 1;
    while (files.has(`${folder}paymentQr${number}.png`)) number++;
    const file = `${folder}paymentQr${number}.png`;
    files.put(file, qrPng(url));
    declarePng(files);
    placed.set(url, file);
    return file;
  };
  return {
    place: (part, url) => {
      const file = placed.get(url) ?? store(url);
      const relationshipId = addRelationship(files, part, 'image', file);
      return { relationshipId, fileName: file.slice(folder.length) };
    },
    nextNumber: () => ++last,
  };
}
