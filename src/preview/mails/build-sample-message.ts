import { FacteurError } from '../../errors.ts';
import type { EmlAddress } from '../../message/build-eml.ts';
import { recipientOf, senderOf } from '../../message/eml-addresses.ts';
import type { MailId } from '../preview-api.ts';
import type { RenderedMail } from './render-mail.ts';

/** The message of a sample, from its company to its customer, as a sender would send it; the same sample gives the same bytes. */
export function buildSampleMessage({ template, data }: RenderedMail, id: MailId, now: Date): Buffer {
  const write = (from: EmlAddress, to: EmlAddress): Buffer => {
    const messageKey = `preview/${id.template}/${id.locale}/${id.sample}`;
    return Buffer.from(template.renderMessage(data, { from, to, messageKey, now }).raw);
  };
  try {
    return write(senderOf(data), recipientOf(data));
  } catch (error) {
    // An address that no message can have is for the checks to tell; the mail is shown all the same.
    if (!(error instanceof FacteurError) || error.code !== 'invalid-address') throw error;
    return write(senderOf(undefined), recipientOf(undefined));
  }
}
