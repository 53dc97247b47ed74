import type { ChecksReport, MailId } from '../preview-api.ts';
import type { PreviewSettings } from '../preview-options.ts';
import type { RenderedMail } from './render-mail.ts';

/** What the checks find in a mail. They load libraries of their own, and wait until they are asked for. */
export async function checkRendered(
  { mail, data, template }: RenderedMail,
  id: MailId,
  { now }: PreviewSettings,
): Promise<ChecksReport> {
  const { checkMail } = await import('../../checks/check-mail.ts');
  const findings = await checkMail(mail, { locale: template.locale, data, now });
  return { ...id, findings, unchecked: [] };
}
