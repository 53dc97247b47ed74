import { FacteurError } from '../errors.ts';
import { describeValue } from '../fields/read/plain-object.ts';
import { validateAddress } from '../message/addresses.ts';
import { buildMessage } from '../message/build-message.ts';
import { checkMessageKey } from '../message/message-id.ts';
import type { Outgoing, OutgoingMessage } from './outgoing.ts';
import type { SenderSettings } from './sender-options.ts';

/** A message for a transport, with its envelope. */
export interface PreparedMessage {
  readonly message: object;
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly messageId?: string;
}

/** Renders and builds a message. @throws FacteurError, or the error of the caller's function */
export async function prepareMessage(outgoing: Outgoing, settings: SenderSettings): Promise<PreparedMessage> {
  const prepared =
    'message' in outgoing ? await prepareReady(outgoing) : await prepareMail(outgoing, settings);
  if (prepared.requiresSmtpUtf8 && !settings.smtpUtf8)
    throw new FacteurError(
      'smtputf8-required',
      'An address of this message has non-ASCII letters before its "@", which needs a mail server with SMTPUTF8. If your server has it, set the option "smtpUtf8".',
    );
  return prepared;
}

type Prepared = PreparedMessage & { readonly requiresSmtpUtf8: boolean };

async function prepareMail(
  outgoing: Exclude<Outgoing, { message: unknown }>,
  settings: SenderSettings,
): Promise<Prepared> {
  const { mail, ...options } = outgoing;
  const rendered = typeof mail === 'function' ? await mail() : mail;
  const message = buildMessage(rendered, {
    from: settings.from,
    ...(settings.replyTo === undefined ? {} : { replyTo: settings.replyTo }),
    maxSize: settings.maxSize,
    now: settings.now(),
    ...options,
  });
  const { envelope, messageId, requiresSmtpUtf8 } = message;
  return { message, envelope, messageId, requiresSmtpUtf8 };
}

async function prepareReady({ messageKey, message: given }: OutgoingMessage): Promise<Prepared> {
  checkMessageKey(messageKey);
  const { envelope, raw, messageId, requiresSmtpUtf8 } = typeof given === 'function' ? await given() : given;
  if (typeof raw !== 'string' && !(raw instanceof Uint8Array))
    throw new FacteurError(
      'invalid-option',
      `A ready message must be bytes or a string; received ${describeValue(raw)}.`,
    );
  const from = validateAddress(envelope?.from, 'envelope.from');
  const to = envelope.to.map((address, index) => validateAddress(address, `envelope.to[${index}]`));
  if (to.length === 0)
    throw new FacteurError(
      'no-recipient',
      'The envelope of a ready message needs at least one recipient in "to".',
    );
  return {
    message: {
      envelope: { from: from.address, to: to.map(({ address }) => address) },
      raw: typeof raw === 'string' ? raw : Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength),
    },
    envelope: { from: from.address, to: to.map(({ address }) => address) },
    ...(messageId === undefined ? {} : { messageId }),
    requiresSmtpUtf8: requiresSmtpUtf8 ?? [from, ...to].some((address) => address.requiresSmtpUtf8),
  };
}
