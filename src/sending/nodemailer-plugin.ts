import type { Templates } from '../compile/open-templates.ts';
import { FacteurError } from '../errors.ts';
import { describeValue } from '../fields/read/plain-object.ts';
import { automaticHeaders } from '../message/message-headers.ts';
import { invalidOption } from '../options.ts';

/** The options that the plugin adds to `sendMail`. */
export interface TemplateMail {
  /** The name of a template. Without it, the message is sent unchanged. */
  readonly template?: string;
  /** A BCP 47 tag. @default the default language of the templates */
  readonly locale?: string;
  /** The invoice data. */
  readonly data?: unknown;
  /** When the mail is sent. An expired payment link gets no button. @default the current time */
  readonly now?: Date;
}

// So that TypeScript accepts these options in `sendMail`.
declare module 'nodemailer/lib/mailer/mail-message' {
  interface SendMailOptions extends TemplateMail {}
}

/** The part of a Nodemailer message that the plugin reads and fills in. */
export interface PluginMail {
  readonly data: object;
}

/**
 * A plugin for Nodemailer's step `compile` that renders `sendMail({ template: 'invoice', locale, data, to })`. A subject,
 * HTML or text in the call is kept, and its attachments are added to those of the template.
 * @example
 * transport.use('compile', nodemailerPlugin(await openTemplates()));
 * await transport.sendMail({ template: 'invoice', locale: 'nl', data, from, to });
 */
export function nodemailerPlugin(
  templates: Pick<Templates, 'get'>,
): (mail: PluginMail, done: (error?: Error | null) => void) => void {
  if (typeof templates?.get !== 'function')
    throw new FacteurError(
      'invalid-option',
      `nodemailerPlugin expects the result of openTemplates(folder); received ${describeValue(templates)}.`,
    );
  return (mail, done) => {
    fillIn(mail.data as MessageData, templates).then(
      () => done(),
      (error: Error) => done(error),
    );
  };
}

interface MessageData extends TemplateMail {
  subject?: unknown;
  html?: unknown;
  text?: unknown;
  attachments?: unknown;
  headers?: unknown;
}

async function fillIn(message: MessageData, templates: Pick<Templates, 'get'>): Promise<void> {
  if (message.template === undefined) return;
  if (typeof message.template !== 'string')
    throw invalidOption('template', 'the name of a template', message.template);
  const template = await templates.get(message.template, message.locale);
  const mail = template.render(message.data, message.now === undefined ? {} : { now: message.now });
  message.subject ??= mail.subject;
  message.html ??= mail.html;
  message.text ??= mail.text;
  const others = Array.isArray(message.attachments) ? message.attachments : [];
  message.attachments = [...mail.attachments, ...others];
  // If the caller uses Nodemailer's list form of headers, nothing is added.
  if (!Array.isArray(message.headers)) message.headers = withDefaults(message.headers, template.locale);
}

function withDefaults(headers: unknown, locale: string): Record<string, unknown> {
  const own = (headers ?? {}) as Record<string, unknown>;
  const given = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  const ours = automaticHeaders(locale).filter(([name]) => !given.has(name.toLowerCase()));
  return { ...own, ...Object.fromEntries(ours) };
}
