import type { MailId, PreviewState, TemplateSummary } from '../../preview-api.ts';
import type { Place } from './place.ts';

/**
 * The mail that a place names; of what it leaves open, the first there is, and the first sample that is to be paid.
 * Undefined where there is no mail.
 */
export function chosenMail(place: Place, server: PreviewState | undefined): MailId | undefined {
  const template = chosenTemplate(place, server);
  if (template === undefined) return undefined;
  const locale = template.locales.find((one) => one === place.locale) ?? template.locales[0];
  const { samples } = template;
  const sample = (
    samples.find(({ name }) => name === place.sample) ??
    samples.find(({ state }) => state === 'open') ??
    samples[0]
  )?.name;
  if (locale === undefined || sample === undefined) return undefined;
  return { template: template.name, locale, sample };
}

/** Undefined where the place names a template that is not there. */
export function chosenTemplate(place: Place, server: PreviewState | undefined): TemplateSummary | undefined {
  if (place.template === undefined) return server?.templates[0];
  return server?.templates.find(({ name }) => name === place.template);
}

export function mailKey({ template, locale, sample }: MailId): string {
  return `${template}/${locale}/${sample}`;
}
