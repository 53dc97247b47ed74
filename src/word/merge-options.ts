import { FacteurError } from '../errors.ts';
import { didYouMean } from '../fields/near-name.ts';
import { find, isObject } from '../fields/read/plain-object.ts';
import { paymentQrPng } from '../qr-code/payment-qr-png.ts';
import { qrSides } from './fill/build-qr-code.ts';

/** How a document is filled. */
export interface MergeOptions {
  /**
   * How amounts and dates are written: a BCP 47 tag; `nl`, `fr`, `de` and `en` mean their Belgian form.
   * @default relation.language of the data, otherwise 'nl-BE'
   */
  readonly locale?: string;
  /** Where instants become calendar dates, an IANA name. @default 'Europe/Brussels' */
  readonly timeZone?: string;
  /** The side of the QR code in millimetres, from 10 to 180, where its field does not give one. @default 30 */
  readonly qrMillimetres?: number;
  /** Decides whether a payment link has expired. @default the time of the call */
  readonly now?: Date;
  /** Draws the QR code of a payment URL, as a PNG. @default facteur's own */
  readonly qrPng?: (url: string) => Uint8Array;
}

/** Checks the options and fills in what is absent. @throws FacteurError invalid-option */
export function readMergeOptions(options: MergeOptions, data: unknown): Required<MergeOptions> {
  for (const key of Object.keys(options)) {
    if (!names.includes(key)) throw invalid(`Unknown option "${key}".${didYouMean(key, names)}`);
  }
  const { locale = languageOf(data), timeZone = 'Europe/Brussels', qrMillimetres = 30 } = options;
  const { now = new Date(), qrPng = paymentQrPng } = options;
  if (typeof locale !== 'string' || !works(() => new Intl.Locale(locale)))
    throw invalid(`The option locale is ${show(locale)}. Give a language tag such as "nl-BE".`);
  if (typeof timeZone !== 'string' || !works(() => new Intl.DateTimeFormat('en', { timeZone })))
    throw invalid(`The option timeZone is ${show(timeZone)}. Give an IANA name such as "Europe/Brussels".`);
  const { smallest, largest } = qrSides;
  if (typeof qrMillimetres !== 'number' || !(qrMillimetres >= smallest && qrMillimetres <= largest))
    throw invalid(
      `The option qrMillimetres is ${show(qrMillimetres)}. Give a number from ${smallest} to ${largest}.`,
    );
  if (!(now instanceof Date) || Number.isNaN(now.getTime()))
    throw invalid(`The option now is ${show(now)}. Give a valid Date.`);
  if (typeof qrPng !== 'function')
    throw invalid(`The option qrPng is ${show(qrPng)}. Give a function from a URL to the bytes of a PNG.`);
  return { locale, timeZone, qrMillimetres, now, qrPng };
}

const names = ['locale', 'timeZone', 'qrMillimetres', 'now', 'qrPng'];

/** A language that Intl does not understand is no reason to send nothing: the default stands in. */
function languageOf(data: unknown): string {
  const language = isObject(data) ? find(data, ['relation', 'language']) : undefined;
  return typeof language === 'string' && works(() => new Intl.Locale(language)) ? language : 'nl-BE';
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
