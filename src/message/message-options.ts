import { FacteurError } from '../errors.ts';
import { describeValue } from '../fields/read/plain-object.ts';
import { checkOptionNames, invalidOption, readDate, readLocale } from '../options.ts';
import {
  type Address,
  type AddressInput,
  rememberAddress,
  validateAddress,
  validateAddresses,
} from './addresses.ts';
import { cleanHeaderText } from './clean-text.ts';
import { messageIdOf } from './message-id.ts';

/** The addresses and headers of a message. */
export interface MessageOptions {
  readonly from: AddressInput;
  /** One address, because an invoice goes to one customer, and two recipients would see each other. */
  readonly to: AddressInput;
  /** Where replies go. @default `from` */
  readonly replyTo?: AddressInput;
  readonly cc?: readonly AddressInput[];
  /** Recipients that are not in the headers. */
  readonly bcc?: readonly AddressInput[];
  /**
   * Identifies this mail: `invoice/2026-0142`, with another key for each reminder. The Message-ID is derived from it, so
   * that a second copy of the same mail can be recognised.
   */
  readonly messageKey: string;
  /** A BCP 47 tag for Content-Language, usually `template.locale`. @default no Content-Language */
  readonly locale?: string;
  /** The Date header. @default the current time */
  readonly now?: Date;
  /** More headers, such as `{ 'X-Invoice': '2026-0142' }`; values are cleaned. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Validated message options, for headers and envelope. */
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
  /** An address has a Unicode local part, so only a server with SMTPUTF8 can take this message. */
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

/** Reads the addresses of the sender. */
export interface SenderReader {
  from(input: unknown): Address;
  replyTo(input: unknown): Address;
}

const readEachTime: SenderReader = {
  from: (input) => validateAddress(input, 'from'),
  replyTo: (input) => validateAddress(input, 'replyTo'),
};

/** Creates a reader that validates the addresses of a sender again only if they change. */
export function createSenderReader(): SenderReader {
  return { from: rememberAddress('from'), replyTo: rememberAddress('replyTo') };
}

/** How to read options that are part of a larger set, or belong to one of many mails. */
export interface ReadMessageOptions {
  /** The names of all allowed options. */
  readonly known?: readonly string[];
  /** The language if the options have none. */
  readonly locale?: string | undefined;
  readonly reader?: SenderReader | undefined;
}

/** @throws FacteurError `invalid-address` or `invalid-option` */
export function readMessageOptions(
  options: MessageOptions,
  { known = messageOptionNames, locale, reader = readEachTime }: ReadMessageOptions = {},
): Addressing {
  checkOptionNames(options, known, 'a message');
  const from = reader.from(options.from);
  const to = validateAddress(options.to, 'to');
  const replyTo = options.replyTo === undefined ? undefined : reader.replyTo(options.replyTo);
  const cc = validateAddresses(options.cc, 'cc');
  const bcc = validateAddresses(options.bcc, 'bcc');
  return {
    from,
    to,
    replyTo,
    cc,
    bcc,
    messageId: messageIdOf(options.messageKey, from.domain),
    locale: options.locale === undefined ? locale : readLocale(options),
    date: readDate(options, 'now') ?? new Date(),
    headers: options.headers === undefined ? [] : readHeaders(options.headers),
    requiresSmtpUtf8:
      from.requiresSmtpUtf8 ||
      to.requiresSmtpUtf8 ||
      replyTo?.requiresSmtpUtf8 === true ||
      cc.some((address) => address.requiresSmtpUtf8) ||
      bcc.some((address) => address.requiresSmtpUtf8),
  };
}

// Headers that every message already has, or that would change how its parts are read.
const ours =
  /^(?:from|sender|to|cc|bcc|reply-to|subject|date|message-id|mime-version|content-.*|auto-submitted|x-auto-response-suppress|received|return-path|dkim-signature)$/i;

function readHeaders(headers: unknown): readonly (readonly [string, string])[] {
  if (typeof headers !== 'object' || headers === null) throw invalidOption('headers', 'an object', headers);
  const read = Object.entries(headers).map(([name, value]) => {
    if (!/^[A-Za-z0-9-]{1,60}$/.test(name) || ours.test(name))
      throw new FacteurError(
        'invalid-option',
        `The option "headers" cannot contain ${describeValue(name)}: a name has only letters, digits and hyphens, and cannot be a header that every message has.`,
      );
    if (typeof value !== 'string')
      throw new FacteurError(
        'invalid-option',
        `The header "${name}" must be a string; received ${describeValue(value)}.`,
      );
    return [name, cleanHeaderText(value)] as const;
  });
  return read.filter(([, value]) => value !== '');
}
