import { FacteurError } from '../errors.ts';
import { describeValue } from '../fields/read/plain-object.ts';
import { type Address, type AddressInput, validateAddress, validateAddresses } from './addresses.ts';
import { checkOptionNames } from './check-options.ts';
import { cleanHeaderText } from './clean-text.ts';
import { messageIdOf } from './message-id.ts';

/** Whom a message goes to and what it is called. */
export interface MessageOptions {
  readonly from: AddressInput;
  /** One address: an invoice goes to one customer, and two recipients would see each other. */
  readonly to: AddressInput;
  /** @default none: answers go to `from` */
  readonly replyTo?: AddressInput;
  readonly cc?: readonly AddressInput[];
  /** Recipients whom the message does not name. */
  readonly bcc?: readonly AddressInput[];
  /**
   * Names this mail and no other: `invoice/2026-0142`, and another key for each reminder level. The Message-ID is made
   * of it, so that the same mail sent twice is seen to be the same.
   */
  readonly messageKey: string;
  /** A BCP 47 tag for Content-Language; a template's `locale`. @default no Content-Language */
  readonly locale?: string;
  /** The Date of the message. @default the current time */
  readonly now?: Date;
  /** More headers, such as `{ 'X-Invoice': '2026-0142' }`; values are cleaned. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A validated set of message options: what headers and envelope are made of. */
export interface Addressing {
  readonly from: Address;
  readonly to: Address;
  readonly replyTo: Address | undefined;
  readonly cc: readonly Address[];
  readonly bcc: readonly Address[];
  /** With its angle brackets. */
  readonly messageId: string;
  readonly locale: string | undefined;
  readonly date: Date;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** One of the addresses has a Unicode local part: a server without SMTPUTF8 cannot take this message. */
  readonly requiresSmtpUtf8: boolean;
}

export const messageOptionNames: readonly string[] = [
  'from',
  'to',
  'replyTo',
  'cc',
  'bcc',
  'messageKey',
  'locale',
  'now',
  'headers',
];

/** @throws FacteurError `invalid-address` or `invalid-option` */
export function readMessageOptions(
  options: MessageOptions,
  known: readonly string[] = messageOptionNames,
): Addressing {
  checkOptionNames(options, known, 'a message');
  const from = validateAddress(options.from, 'from');
  const to = validateAddress(options.to, 'to');
  const replyTo = options.replyTo === undefined ? undefined : validateAddress(options.replyTo, 'replyTo');
  const cc = validateAddresses(options.cc, 'cc');
  const bcc = validateAddresses(options.bcc, 'bcc');
  const all = [from, to, ...(replyTo === undefined ? [] : [replyTo]), ...cc, ...bcc];
  return {
    from,
    to,
    replyTo,
    cc,
    bcc,
    messageId: messageIdOf(options.messageKey, from.domain),
    locale: readLocale(options.locale),
    date: readDate(options.now),
    headers: options.headers === undefined ? [] : readHeaders(options.headers),
    requiresSmtpUtf8: all.some((address) => address.requiresSmtpUtf8),
  };
}

function readLocale(locale: unknown): string | undefined {
  if (locale === undefined) return undefined;
  if (typeof locale === 'string' && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}$/.test(locale)) return locale;
  throw new FacteurError(
    'invalid-option',
    `The option "locale" is a language tag such as "nl" or "fr-BE"; received ${describeValue(locale)}.`,
  );
}

function readDate(now: unknown): Date {
  if (now === undefined) return new Date();
  // RFC 5322 writes years of four digits.
  if (now instanceof Date && now.getTime() >= 0 && now.getUTCFullYear() <= 9999) return now;
  throw new FacteurError(
    'invalid-option',
    `The option "now" is a Date from 1970 to 9999; received ${now instanceof Date ? 'an invalid or distant one' : describeValue(now)}.`,
  );
}

// Headers that a message has already, or that change what its parts are.
const ours =
  /^(?:from|sender|to|cc|bcc|reply-to|subject|date|message-id|mime-version|content-.*|auto-submitted|x-auto-response-suppress|received|return-path|dkim-signature)$/i;

function readHeaders(headers: unknown): readonly (readonly [string, string])[] {
  if (typeof headers !== 'object' || headers === null)
    throw new FacteurError(
      'invalid-option',
      `The option "headers" is an object; received ${describeValue(headers)}.`,
    );
  const read = Object.entries(headers).map(([name, value]) => {
    if (!/^[A-Za-z0-9-]{1,60}$/.test(name) || ours.test(name))
      throw new FacteurError(
        'invalid-option',
        `The option "headers" takes no header called ${describeValue(name)}: a name has letters, digits and hyphens, and is not one that every message has.`,
      );
    if (typeof value !== 'string')
      throw new FacteurError(
        'invalid-option',
        `The header "${name}" is a text; received ${describeValue(value)}.`,
      );
    return [name, cleanHeaderText(value)] as const;
  });
  return read.filter(([, value]) => value !== '');
}
