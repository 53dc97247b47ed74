import { FacteurError } from '../errors.ts';
import { isObject } from '../fields/read/plain-object.ts';
import { recipientOf, senderOf } from '../message/eml-addresses.ts';
import type { Template } from '../render/template.ts';
import { renderInvoiceMessage } from './invoice-message.ts';
import { messageKeyOf } from './message-key.ts';

/**
 * Renders an `.eml` file: the message that `facteur send` would send at that moment, from the company of the invoice.
 * A placeholder replaces a missing or invalid address.
 * @throws DataError, FacteurError `message-too-large`
 */
export function renderEml(template: Template, data: unknown, now: Date): Buffer {
  const from = senderOf(data);
  const options = { from, messageKey: keyOf(template, data), now };
  try {
    return renderInvoiceMessage(template, data, options).raw;
  } catch (error) {
    if (!(error instanceof FacteurError) || !unsendable.has(error.code)) throw error;
    return renderInvoiceMessage(template, data, { ...options, to: recipientOf(data), replyTo: from }).raw;
  }
}

/** Errors that prevent sending, but not previewing. The checks report wrong addresses. */
const unsendable: ReadonlySet<string> = new Set(['invalid-address', 'no-recipient']);

/** Data that does not identify a mail cannot be sent, but it can be previewed: the key is then the template. */
function keyOf({ name }: Template, data: unknown): string {
  try {
    return messageKeyOf(name, isObject(data) ? data : {});
  } catch (error) {
    if (!(error instanceof FacteurError) || error.code !== 'invalid-line') throw error;
    return name;
  }
}
