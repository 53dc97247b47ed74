import { FacteurError } from '../errors.ts';
import { describeValue, isObject } from '../fields/read/plain-object.ts';
import { type MessageAttachment, readInlineImage } from './attachments.ts';
import { cleanHeaderText } from './clean-text.ts';
import type { Mail } from './mail.ts';
import { automaticHeaders } from './message-headers.ts';
import type { Addressing } from './message-options.ts';
import { type BuildMessageOptions, readMessage } from './read-message.ts';

/** A message as Nodemailer options, for `transport.sendMail(message)`. */
export interface Message {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo?: { readonly name: string; readonly address: string };
  readonly cc?: { readonly name: string; readonly address: string }[];
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: MessageAttachment[];
  readonly messageId: string;
  readonly date: Date;
  readonly headers: Record<string, string>;
  /** Where the message goes, whatever its headers say. Only the envelope has the `bcc` addresses. */
  readonly envelope: { from: string; to: string[] };
  readonly disableFileAccess: true;
  readonly disableUrlAccess: true;
  /** An address has a Unicode local part, so only a server with SMTPUTF8 can take this message. */
  readonly requiresSmtpUtf8: boolean;
}

/**
 * Builds a message from a mail: validates addresses, cleans headers, and derives the Message-ID from the key.
 * @throws FacteurError `invalid-address`, `invalid-attachment`, `invalid-option`, `message-too-large`
 * @example
 * const message = buildMessage(template.render(data), {
 *   from: 'Kantoor Janssens <invoices@example.com>',
 *   to: { name: 'Bakkerij Peeters', address: 'an@example.be' },
 *   messageKey: 'invoice/2026-0142',
 *   locale: template.locale,
 *   attachments: [{ filename: 'invoice-2026-0142.pdf', content: pdf }],
 * });
 * await transport.sendMail(message);
 */
export function buildMessage(mail: Mail, options: BuildMessageOptions): Message {
  checkMail(mail);
  const { addressing, envelope, files } = readMessage(
    {
      size: Buffer.byteLength(mail.html) + Buffer.byteLength(mail.text),
      images: mail.attachments.map((image, index) => readInlineImage(image, `mail.attachments[${index}]`)),
    },
    options,
  );
  return {
    ...addressFields(addressing),
    subject: cleanHeaderText(mail.subject),
    html: mail.html,
    text: mail.text,
    attachments: [...files],
    messageId: addressing.messageId,
    date: addressing.date,
    headers: Object.fromEntries([...automaticHeaders(addressing.locale), ...addressing.headers]),
    envelope: { from: envelope.from, to: [...envelope.to] },
    disableFileAccess: true,
    disableUrlAccess: true,
    requiresSmtpUtf8: addressing.requiresSmtpUtf8,
  };
}

/** Allows only strings: Nodemailer would open the path or URL in `html: { path }`. */
function checkMail(mail: Mail): void {
  const what = 'A message needs a mail as returned by "render"';
  if (!isObject(mail) || !Array.isArray(mail.attachments))
    throw new FacteurError(
      'invalid-option',
      `${what}; received ${mail === undefined ? 'nothing' : describeValue(mail)}.`,
    );
  for (const name of ['subject', 'html', 'text'] as const)
    if (typeof mail[name] !== 'string')
      throw new FacteurError(
        'invalid-option',
        `${what}: its "${name}" must be a string; received ${describeValue(mail[name])}.`,
      );
}

function addressFields({
  from,
  to,
  replyTo,
  cc,
}: Addressing): Pick<Message, 'from' | 'to' | 'replyTo' | 'cc'> {
  const field = ({ name, address }: { name: string; address: string }) => ({ name, address });
  return {
    from: field(from),
    to: field(to),
    ...(replyTo === undefined ? {} : { replyTo: field(replyTo) }),
    ...(cc.length === 0 ? {} : { cc: cc.map(field) }),
  };
}
