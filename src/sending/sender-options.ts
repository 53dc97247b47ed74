import { FacteurError } from '../errors.ts';
import { type AddressInput, validateAddress } from '../message/addresses.ts';
import {
  checkOptionNames,
  readFlag,
  readFunction,
  readNumber,
  readOptionalNumber,
  readText,
} from '../options.ts';
import { type Clock, systemClock } from './clock.ts';
import type { MailTransport } from './mail-transport.ts';

export interface SenderOptions {
  /** The sender of mails without their own `from`. */
  readonly from: AddressInput;
  /** Where replies go. @default `from` */
  readonly replyTo?: AddressInput;
  /** A Nodemailer transporter, for example from `openSmtpTransport(url)`. Required if `live` is true. */
  readonly transport?: MailTransport;
  /** Sends mails. Otherwise, each message is captured in a file, and nothing leaves the machine. @default false */
  readonly live?: boolean;
  /** The folder for captured messages, one `.eml` file each. @default 'captured-mail' */
  readonly captureFolder?: string;
  /** Maximum number of messages on their way at the same time. @default 5 */
  readonly concurrency?: number;
  /** Maximum number of messages per second. @default no limit */
  readonly messagesPerSecond?: number;
  /** Maximum number of messages at once after a quiet time, with `messagesPerSecond`. @default 1 */
  readonly burst?: number;
  /** Maximum time from the first command of a message to its last byte, in milliseconds. @default 600000 */
  readonly transferTimeout?: number;
  /**
   * Maximum time from the last byte of a message to the server's answer, in milliseconds. RFC 5321 4.5.3.2.6 requires ten
   * minutes: a client that hangs up earlier and tries again may send the message twice. @default 600000
   */
  readonly answerTimeout?: number;
  /** The server has SMTPUTF8, so addresses can have Unicode before the "@". @default false */
  readonly smtpUtf8?: boolean;
  /** Maximum size of a message in bytes. @default 25000000 */
  readonly maxSize?: number;
  /** Returns the Date header of a message. @default the current time */
  readonly now?: () => Date;
  /** Measures time limits. @default the system clock */
  readonly clock?: Clock;
}

export interface SenderSettings
  extends Required<Omit<SenderOptions, 'replyTo' | 'transport' | 'messagesPerSecond'>> {
  readonly replyTo: AddressInput | undefined;
  readonly transport: MailTransport | undefined;
  readonly messagesPerSecond: number | undefined;
}

const names = [
  'from',
  'replyTo',
  'transport',
  'live',
  'captureFolder',
  'concurrency',
  'messagesPerSecond',
  'burst',
  'transferTimeout',
  'answerTimeout',
  'smtpUtf8',
  'maxSize',
  'now',
  'clock',
];

/** Fills in the defaults. @throws FacteurError `invalid-option` or `invalid-address` */
export function readSenderOptions(options: SenderOptions): SenderSettings {
  checkOptionNames(options, names, 'createSender');
  validateAddress(options.from, 'from');
  if (options.replyTo !== undefined) validateAddress(options.replyTo, 'replyTo');
  readFunction(options, 'now', 'a function that returns a Date');
  const minutes = { otherwise: 600_000, min: 1, max: 86_400_000 };
  const settings = {
    from: options.from,
    replyTo: options.replyTo,
    transport: options.transport,
    live: readFlag(options, 'live', false),
    captureFolder: readText(options, 'captureFolder') ?? 'captured-mail',
    concurrency: readNumber(options, 'concurrency', { otherwise: 5, min: 1, max: 1000, whole: true }),
    messagesPerSecond: readOptionalNumber(options, 'messagesPerSecond', { min: 0.001, max: 100_000 }),
    burst: readNumber(options, 'burst', { otherwise: 1, min: 1, max: 100_000, whole: true }),
    transferTimeout: readNumber(options, 'transferTimeout', minutes),
    answerTimeout: readNumber(options, 'answerTimeout', minutes),
    smtpUtf8: readFlag(options, 'smtpUtf8', false),
    maxSize: readNumber(options, 'maxSize', { otherwise: 25_000_000, min: 1000, max: 1e9 }),
    now: options.now ?? (() => new Date()),
    clock: options.clock ?? systemClock,
  };
  if (settings.live) checkTransport(settings.transport, settings.answerTimeout);
  return settings;
}

function checkTransport(transport: MailTransport | undefined, answerTimeout: number): void {
  if (typeof transport?.sendMail !== 'function' || typeof transport.use !== 'function')
    throw new FacteurError(
      'invalid-option',
      'A live sender needs the option "transport": a Nodemailer transporter, for example from openSmtpTransport(url).',
    );
  const options = (transport.transporter?.options ?? {}) as {
    maxRequeues?: unknown;
    socketTimeout?: unknown;
  };
  if (options.maxRequeues !== undefined && options.maxRequeues !== 0)
    throw new FacteurError(
      'invalid-option',
      `The pool of this transport would send a message again by itself. Create it with maxRequeues: 0; received ${String(options.maxRequeues)}.`,
    );
  if (typeof options.socketTimeout === 'number' && options.socketTimeout < answerTimeout)
    throw new FacteurError(
      'invalid-option',
      `This transport hangs up after ${options.socketTimeout} ms without an answer, before the ${answerTimeout} ms of "answerTimeout", so the answer to a message could be lost. Create it with a socketTimeout of at least ${answerTimeout}.`,
    );
}
