import { FacteurError } from '../errors.ts';
import { didYouMean } from '../fields/near-name.ts';
import { isObject, valueAt } from '../fields/read/plain-object.ts';
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

/** Checks the options and fills in what is absent. @throws FacteurError invalid-option */
export function readCompileOptions(options: CompileDocxOptions): CompileDocxSettings {
  refuseUnknown(options, ['locale', 'timeZone', 'qrMillimetres', 'qrPng', 'now']);
  const { locale, timeZone = 'Europe/Brussels', qrMillimetres = 30, qrPng = paymentQrPng } = options;
  if (locale !== undefined && (typeof locale !== 'string' || !works(() => new Intl.Locale(locale))))
    throw invalid(`The option locale is ${show(locale)}. Give a language tag such as "nl-BE".`);
  if (typeof timeZone !== 'string' || !works(() => new Intl.DateTimeFormat('en', { timeZone })))
    throw invalid(`The option timeZone is ${show(timeZone)}. Give an IANA name such as "Europe/Brussels".`);
  const { smallest, largest } = qrSides;
  if (typeof qrMillimetres !== 'number' || !(qrMillimetres >= smallest && qrMillimetres <= largest))
    throw invalid(
      `The option qrMillimetres is ${show(qrMillimetres)}. Give a number from ${smallest} to ${largest}.`,
    );
  if (typeof qrPng !== 'function')
    throw invalid(`The option qrPng is ${show(qrPng)}. Give a function from a URL to the bytes of a PNG.`);
  return { locale, timeZone, qrMillimetres, qrPng };
}

/** Reads the time of a merge. @returns milliseconds since 1970 @throws FacteurError invalid-option */
export function readTime(options: MergeTime = {}): number {
  refuseUnknown(options, ['now']);
  const { now = new Date() } = options;
  if (!(now instanceof Date) || Number.isNaN(now.getTime()))
    throw invalid(`The option now is ${show(now)}. Give a valid Date.`);
  return now.getTime();
}

/** The language of the customer. One that Intl does not know is no reason to send nothing: the default stands in. */
export function localeOf(data: unknown): string {
  const language = isObject(data) ? valueAt(data, ['relation', 'language']) : undefined;
  return typeof language === 'string' && works(() => new Intl.Locale(language)) ? language : 'nl-BE';
}

function refuseUnknown(options: object, known: readonly string[]): void {
  for (const key of Object.keys(options)) {
    if (!known.includes(key)) throw invalid(`Unknown option "${key}".${didYouMean(key, known)}`);
  }
}

function works(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : String(value).slice(0, 60);
}

function invalid(message: string): FacteurError {
  return new FacteurError('invalid-option', message);
}
