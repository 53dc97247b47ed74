import type { Templates } from '../compile/open-templates.ts';
import { FacteurError } from '../errors.ts';
import { describeValue } from '../fields/read/plain-object.ts';
import { automaticHeaders } from '../message/message-headers.ts';
import { invalidOption } from '../options.ts';

/** What `sendMail` takes besides Nodemailer's own options once the plugin is in use. */
export interface TemplateMail {
  /** The name of a template. Without it the message goes on as it is. */
  readonly template?: string;
  /** A BCP 47 tag. @default the templates' default language */
  readonly locale?: string;
  /** The invoice data. */
  readonly data?: unknown;
  /** When the mail goes out; an expired payment link gets no button. @default the current time */
  readonly now?: Date;
}

// Lets TypeScript take a template's keys in `sendMail`.
declare module 'nodemailer/lib/mailer/mail-message' {
  interface SendMailOptions extends TemplateMail {}
}

/** The part of Nodemailer's message that the plugin reads and fills in. */
export interface PluginMail {
  readonly data: object;
}

/**
 * Renders `sendMail({ template: 'invoice', locale, data, to })`: a plugin for Nodemailer's step `compile`. Subject, HTML
 * and text that the caller gives are kept, and attachments stand beside the template's own.
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
      `nodemailerPlugin takes what openTemplates(folder) gives; received ${describeValue(templates)}.`,
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
  // Nodemailer's list form of headers is the caller's own: then nothing is added to it.
  if (!Array.isArray(message.headers)) message.headers = withDefaults(message.headers, template.locale);
}

function withDefaults(headers: unknown, locale: string): Record<string, unknown> {
  const own = (headers ?? {}) as Record<string, unknown>;
  const given = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  const ours = automaticHeaders(locale).filter(([name]) => !given.has(name.toLowerCase()));
  return { ...own, ...Object.fromEntries(ours) };
}
