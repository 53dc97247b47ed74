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
  /** Who the mails are from, where a mail does not say. */
  readonly from: AddressInput;
  /** Where answers go. @default `from` */
  readonly replyTo?: AddressInput;
  /** A Nodemailer transporter; `openSmtpTransport(url)` makes one. Needed only when `live`. */
  readonly transport?: MailTransport;
  /** Sends. Without it every message is captured to a file and nothing leaves the machine. @default false */
  readonly live?: boolean;
  /** Where messages are captured, one `.eml` file each. @default 'captured-mail' */
  readonly captureFolder?: string;
  /** Messages on their way at the same time. @default 5 */
  readonly concurrency?: number;
  /** @default no limit */
  readonly messagesPerSecond?: number;
  /** Messages that may go at once after a quiet time, where there is a limit. @default 1 */
  readonly burst?: number;
  /** Milliseconds from the first command of a message to its last byte. @default 600000 */
  readonly transferTimeout?: number;
  /**
   * Milliseconds from the last byte of a message to the server's answer. RFC 5321 4.5.3.2.6 asks for ten minutes:
   * whoever hangs up earlier and tries again sends twice. @default 600000
   */
  readonly answerTimeout?: number;
  /** The server offers SMTPUTF8, so that addresses with Unicode before the "@" can go. @default false */
  readonly smtpUtf8?: boolean;
  /** Largest message in bytes. @default 25000000 */
  readonly maxSize?: number;
  /** The Date of a message. @default the current time */
  readonly now?: () => Date;
  /** What time limits are measured with. @default the system's */
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
  readFunction(options, 'now', 'a function that gives a Date');
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
      'The option "transport" is a Nodemailer transporter, and a live sender needs one. openSmtpTransport(url) makes one.',
    );
  const options = (transport.transporter?.options ?? {}) as {
    maxRequeues?: unknown;
    socketTimeout?: unknown;
  };
  if (options.maxRequeues !== undefined && options.maxRequeues !== 0)
    throw new FacteurError(
      'invalid-option',
      `This transport's pool would send a message again by itself. Make it with maxRequeues: 0; received ${String(options.maxRequeues)}.`,
    );
  if (typeof options.socketTimeout === 'number' && options.socketTimeout < answerTimeout)
    throw new FacteurError(
      'invalid-option',
      `This transport hangs up after ${options.socketTimeout} ms of silence, before the ${answerTimeout} ms of "answerTimeout" are over, and a message that the server took would go unanswered. Make it with a socketTimeout of at least ${answerTimeout}.`,
    );
}
