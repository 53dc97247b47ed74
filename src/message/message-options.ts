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

/** Reads what is the same for all mails of a sender. */
export interface SenderReader {
  from(input: unknown): Address;
  replyTo(input: unknown): Address;
}

const readEachTime: SenderReader = {
  from: (input) => validateAddress(input, 'from'),
  replyTo: (input) => validateAddress(input, 'replyTo'),
};

/** Reads the addresses of a sender once, for as long as they stay the same. */
export function createSenderReader(): SenderReader {
  return { from: rememberAddress('from'), replyTo: rememberAddress('replyTo') };
}

/** How options are read where they come with more, or belong to one of many mails. */
export interface ReadMessageOptions {
  /** The names of all options there are. */
  readonly known?: readonly string[];
  /** The language where the options name none. */
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

// Headers that a message has already, or that change what its parts are.
const ours =
  /^(?:from|sender|to|cc|bcc|reply-to|subject|date|message-id|mime-version|content-.*|auto-submitted|x-auto-response-suppress|received|return-path|dkim-signature)$/i;

function readHeaders(headers: unknown): readonly (readonly [string, string])[] {
  if (typeof headers !== 'object' || headers === null) throw invalidOption('headers', 'an object', headers);
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
