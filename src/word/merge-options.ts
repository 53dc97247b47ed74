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

/** Options that apply to every invoice. */
export interface CompileDocxOptions {
  /**
   * The format of amounts and dates, as a BCP 47 tag. `nl`, `fr`, `de` and `en` mean their Belgian form.
   * @default `relation.language` in the data, or else 'nl-BE'
   */
  readonly locale?: string;
  /** The time zone of calendar dates, an IANA name. @default 'Europe/Brussels' */
  readonly timeZone?: string;
  /** The size of the QR code in millimetres, from 10 to 180, unless its field sets one. @default 30 */
  readonly qrMillimetres?: number;
  /** Draws the QR code of a payment URL as a PNG. @default the built-in QR code */
  readonly qrPng?: (url: string) => Uint8Array;
}

/** Options of one merge. */
export interface MergeTime {
  /** The time at which expiry of payment links is checked. @default the current time */
  readonly now?: Date;
}

/** Options with their defaults. The locale may depend on the data. */
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

/** The language of the customer. If Intl does not know it, the default is used instead of an error. */
export function localeOf(data: unknown): string {
  const language = isObject(data) ? valueAt(data, ['relation', 'language']) : undefined;
  return typeof language === 'string' && toLocale(language) !== undefined ? language : 'nl-BE';
}
