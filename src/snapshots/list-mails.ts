import type { Templates } from '../compile/open-templates.ts';
import { samplesMoment } from '../compile/samples-moment.ts';
import type { Mail } from '../message/mail.ts';
import type { MailId } from './mail-id.ts';

/** Every template in each of its languages with each of its samples, sorted by name. */
export async function listMails(templates: Templates): Promise<MailId[]> {
  const mails: MailId[] = [];
  for (const template of await templates.names()) {
    const own = await templates.locales(template);
    const samples = await templates.samples(template);
    for (const locale of own.length === 0 ? ['en'] : own)
      mails.push(...samples.map((sample) => ({ template, locale, sample })));
  }
  return mails;
}

/**
 * Renders a sample for a fixed moment, so that two runs give the same bytes.
 * @throws TemplateError, DataError, FacteurError
 */
export async function renderSample(templates: Templates, id: MailId): Promise<Mail> {
  const template = await templates.get(id.template, id.locale);
  return template.render(await templates.sample(id.template, id.sample), { now: samplesMoment });
}
