import { isObject, valueAt } from '../fields/read/plain-object.ts';
import {
  checkOptionNames,
  readDate,
  readFunction,
  readLocale,
  readNumber,
  readTimeZone,
  toLocale,
} from '../options.ts';
import { paymentQrPng } from '../qr-code/payment-qr.ts';
import { qrSides } from './fill/build-qr-code.ts';

/** What is the same for every invoice that a document is filled with. */
export interface CompileDocxOptions {
  /**
   * How amounts and dates are written: a BCP 47 tag; `nl`, `fr`, `de` and `en` mean their Belgian form.
   * @default relation.language of the data, otherwise 'nl-BE'
   */
  readonly locale?: string;
  /** Where instants become calendar dates, an IANA name. @default 'Europe/Brussels' */
  readonly timeZone?: string;
  /** The side of the QR code in millimetres, from 10 to 180, where its field does not give one. @default 30 */
  readonly qrMillimetres?: number;
  /** Draws the QR code of a payment URL, as a PNG. @default facteur's own */
  readonly qrPng?: (url: string) => Uint8Array;
}

/** When a document is filled. */
export interface MergeTime {
  /** Decides whether a payment link has expired. @default the time of the call */
  readonly now?: Date;
}

/** Options with their defaults filled in; the locale may depend on the data. */
export interface CompileDocxSettings extends Required<Omit<CompileDocxOptions, 'locale'>> {
  readonly locale: string | undefined;
}

/** Fills in the defaults. @throws FacteurError `invalid-option` */
export function readDocxOptions(options: CompileDocxOptions): CompileDocxSettings {
  checkOptionNames(options, ['locale', 'timeZone', 'qrMillimetres', 'qrPng', 'now'], 'a merge');
  const { smallest: min, largest: max } = qrSides;
  readFunction(options, 'qrPng', 'a function from a URL to the bytes of a PNG');
  return {
    locale: readLocale(options),
    timeZone: readTimeZone(options) ?? 'Europe/Brussels',
    qrMillimetres: readNumber(options, 'qrMillimetres', { otherwise: 30, min, max }),
    qrPng: options.qrPng ?? paymentQrPng,
  };
}

/** Reads the time of a merge. @returns milliseconds since 1970 @throws FacteurError `invalid-option` */
export function readTime(options: MergeTime = {}): number {
  checkOptionNames(options, ['now'], 'a merge');
  return (readDate(options, 'now') ?? new Date()).getTime();
}

/** The language of the customer. One that Intl does not know is no reason to send nothing: the default stands in. */
export function localeOf(data: unknown): string {
  const language = isObject(data) ? valueAt(data, ['relation', 'language']) : undefined;
  return typeof language === 'string' && toLocale(language) !== undefined ? language : 'nl-BE';
}
