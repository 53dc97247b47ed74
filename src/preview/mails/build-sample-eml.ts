import { buildEml } from '../../message/build-eml.ts';
import { recipientOf, senderOf } from '../../message/eml-addresses.ts';
import type { MailId } from '../preview-api.ts';
import type { RenderedMail } from './render-mail.ts';

/** The message of a sample, from its company to its customer; the same sample gives the same bytes. */
export async function buildSampleEml(
  { mail, data }: RenderedMail,
  id: MailId,
  now: Date,
): Promise<Uint8Array> {
  const from = senderOf(data);
  const key = [id.template, id.locale, id.sample].map((part) => part.replace(/[^A-Za-z0-9-]+/g, '-'));
  return buildEml(mail, {
    from,
    to: recipientOf(data),
    date: now,
    messageId: `${key.join('.')}@${from.address.split('@')[1]}`,
    language: id.locale,
  });
}
