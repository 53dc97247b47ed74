import type { MailId } from '../../../snapshots/mail-id.ts';
import type { PreviewState, TemplateSummary } from '../../preview-api.ts';
import type { PagePlace } from './place.ts';

/**
 * The mail that a place names. The defaults are the first template, the default language, and the sample `plain` or else the
 * first payable one. They do not depend on the browser: a URL shows the same to everybody.
 * Undefined if there is no mail.
 */
export function chosenMail(place: PagePlace, server: PreviewState | undefined): MailId | undefined {
  const template = chosenTemplate(place, server);
  if (template === undefined) return undefined;
  const { locales } = template;
  const locale =
    locales.find((one) => one === place.locale) ??
    locales.find((one) => one === server?.defaultLocale) ??
    locales[0];
  const { samples } = template;
  const sample = (
    samples.find(({ name }) => name === place.sample) ??
    samples.find((one) => one.name === 'plain') ??
    samples.find(({ state }) => state === 'open') ??
    samples[0]
  )?.name;
  if (locale === undefined || sample === undefined) return undefined;
  return { template: template.name, locale, sample };
}

/** Undefined if the place names a template that does not exist. */
export function chosenTemplate(
  place: PagePlace,
  server: PreviewState | undefined,
): TemplateSummary | undefined {
  if (place.template === undefined) return server?.templates[0];
  return server?.templates.find(({ name }) => name === place.template);
}

export function mailKey({ template, locale, sample }: MailId): string {
  return `${template}/${locale}/${sample}`;
}
