import { escapeMarkup } from '../../mail-html/escape-markup.ts';
import { type LinkDetails, type PageLanguage, pageLanguages } from '../invoice-terms.ts';
import { contactOf, layout } from './layout.ts';
import { type PageTexts, pageTexts } from './texts.ts';

/** A page that explains why there is nothing to pay here. */
export type MessageKind = Exclude<keyof PageTexts, 'payment' | 'questions'>;

/**
 * Renders a page without personal data.
 * @param details the details of the link, if there is one
 */
export function renderMessage(kind: MessageKind, language: PageLanguage, details?: LinkDetails): string {
  const texts = pageTexts[language];
  const { title, text } = texts[kind];
  const sender =
    details === undefined
      ? ''
      : `<p class="sender">${escapeMarkup(details.tradeName ?? details.creditor)}</p>`;
  const foot = details === undefined ? '' : `<div class="foot">${contactOf(details, texts)}</div>`;
  const body = `${sender}<div class="message ${kind}"><h1>${title}</h1><p>${text}</p></div>${foot}`;
  return layout(language, title, body);
}

/** The first language in the Accept-Language header that the pages have, or else English. */
export function languageOf(acceptLanguage: string | undefined): PageLanguage {
  for (const part of (acceptLanguage ?? '').slice(0, 200).split(',')) {
    const asked = part.trim().slice(0, 2).toLowerCase();
    const language = pageLanguages.find((known) => known === asked);
    if (language !== undefined) return language;
  }
  return 'en';
}
