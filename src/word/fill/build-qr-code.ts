import type { Element } from '@xmldom/xmldom';
import type { MergeField } from '../fields/read-merge-field.ts';
import { buildPicture } from './build-picture.ts';
import type { Filling } from './filling.ts';
import { relaxLineHeight } from './relax-line-height.ts';

/** The side of a QR code, in millimetres. */
export const qrSides: { readonly smallest: number; readonly largest: number } = {
  smallest: 10,
  largest: 180,
};

/** The smallest size at which a phone scans the code of a short URL from paper at arm's length. */
const easilyRead = 20;

/** Builds the QR code of a payment link, in the size of the field or else of the options. */
export function buildQrCode(merge: MergeField, url: string, filling: Filling): Element {
  const { part, pictures, report } = filling;
  const millimetres = sideOf(merge, filling);
  if (millimetres < easilyRead)
    report.warn(
      'qr-small',
      part,
      `The QR code is ${millimetres} mm wide, and phones may not be able to scan it from paper. Make it ${easilyRead} mm or more.`,
    );
  return buildPicture(merge.found.begin, {
    ...pictures.place(part, url),
    number: pictures.nextNumber(),
    millimetres,
    alternativeText: alternativeText(url, filling.locale),
  });
}

/** Makes room for a picture in the document. */
export function makeRoom(run: Element, merge: MergeField, filling: Filling): void {
  for (const reason of relaxLineHeight(run, sideOf(merge, filling), filling.styles.exact))
    filling.report.warn(
      'line-height-relaxed',
      filling.part,
      `Word would crop the QR code: ${reason}. facteur made it a minimum; change it in the document.`,
    );
}

function sideOf(merge: MergeField, filling: Filling): number {
  const asked = merge.millimetres ?? filling.qrMillimetres;
  return Math.min(qrSides.largest, Math.max(qrSides.smallest, asked));
}

function alternativeText(url: string, locale: string): string {
  return `${alternativeTexts[locale.slice(0, 2)] ?? alternativeTexts.en}: ${url}`;
}

const alternativeTexts: Readonly<Record<string, string>> = {
  nl: 'QR-code om online te betalen',
  fr: 'Code QR pour payer en ligne',
  de: 'QR-Code zum Online-Bezahlen',
  en: 'QR code to pay online',
};
