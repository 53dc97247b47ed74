import { declarePng } from '../package/content-types.ts';
import type { WordPackage } from '../package/open-package.ts';
import { addRelationship } from '../package/relationships.ts';

/** The QR pictures of one document: each in one file, however often and in how many parts it stands. */
export interface QrPictures {
  /** Puts the picture of a URL into the package. @returns how a part refers to it */
  place(part: string, url: string): { readonly relationshipId: string; readonly fileName: string };
  /** A number that no drawing of the document has yet. */
  nextNumber(): number;
}

/** @param highest the highest number among the drawings that the document has already */
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
