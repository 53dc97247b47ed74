import { readCalendarDate } from '../../fields/formats/date.ts';
import { createFormatter, type Formatter } from '../../fields/formats/formatter.ts';
import { formatIdentifier } from '../../fields/formats/identifiers.ts';
import { formatPaymentReference } from '../../fields/references/payment-reference.ts';
import { escapeMarkup } from '../../mail-html/escape-markup.ts';
import { euros } from '../../qr-code/epc-payload.ts';
import { epcQrSvg } from '../../qr-code/epc-qr.ts';
import type { PageLanguage } from '../invoice-terms.ts';
import type { StoredLink } from '../stores/link-store.ts';
import { contactOf, fill, layout } from './layout.ts';
import { pageTexts } from './texts.ts';
import { transferOf } from './transfer.ts';

/** Creates a function that renders the page of a bank transfer. It keeps a formatter for each language. */
export function createPaymentPage(): (link: StoredLink) => string {
  const formatters = new Map<PageLanguage, Formatter>();
  return (link) => {
    const { language } = link.details;
    let formatter = formatters.get(language);
    if (formatter === undefined) {
      formatter = createFormatter(language);
      formatters.set(language, formatter);
    }
    return renderPage(link, formatter);
  };
}

function renderPage(link: StoredLink, formatter: Formatter): string {
  const { details } = link;
  const { language, creditor } = details;
  const texts = pageTexts[language];
  const title = fill(texts.payment.title, { invoice: link.invoice });
  const amount = formatter.money(link.cents, 'EUR');
  const due = readCalendarDate(details.dueDate);
  const body = [
    `<p class="sender">${escapeMarkup(details.tradeName ?? creditor)}</p>`,
    `<h1>${escapeMarkup(title)}</h1><p class="amount">${amount}</p>`,
    due === undefined
      ? ''
      : `<p class="due">${fill(texts.payment.due, { date: noBreak(formatter.date(due)) })}</p>`,
    rows(link, formatter),
    scanBox(link, amount),
    `<div class="foot"><p>${texts.payment.alreadyPaid}</p>`,
    `<p>${fill(texts.payment.valid, { date: noBreak(formatter.date(formatter.lastDay(link.expiresAt))) })} ${texts.payment.safe}</p>`,
    `${contactOf(details, texts)}</div><p role="status"></p>`,
  ];
  return layout(language, `${title} · ${details.tradeName ?? creditor}`, body.join(''), true);
}

function rows(link: StoredLink, formatter: Formatter): string {
  const { language, creditor, iban = '', reference } = link.details;
  const texts = pageTexts[language].payment;
  const written = formatPaymentReference(reference);
  const isText = reference.kind === 'text';
  // Banking apps accept only a plain number, with the decimal comma or point of the language.
  const plainAmount = language === 'en' ? euros(link.cents) : euros(link.cents).replace('.', ',');
  const row = (label: string, shown: string, copied: string, classes = ''): string =>
    `<div class="row"><dt>${label}</dt><dd${classes}>${escapeMarkup(shown)}</dd>` +
    `<button type="button" hidden data-copy="${escapeMarkup(copied)}" data-done="${texts.copied}" aria-label="${texts.copy}: ${label}">${texts.copy}</button></div>`;
  return (
    `<dl>${row(texts.beneficiary, creditor, creditor)}` +
    row(texts.iban, formatIdentifier(iban, 'iban'), iban, ' class="nowrap"') +
    row(texts.copyAmount, formatter.money(link.cents, 'EUR'), plainAmount) +
    `${row(isText ? texts.reference : texts.structured, written, written, isText ? '' : ' class="nowrap"')}</dl>`
  );
}

function scanBox(link: StoredLink, amount: string): string {
  const { language, creditor, iban, bic, reference } = link.details;
  const texts = pageTexts[language].payment;
  const label = fill(texts.scanLabel, { amount, name: creditor });
  const picture = epcQrSvg(transferOf({ name: creditor, iban, bic }, link.cents, reference), { label });
  return `<section class="scan">${picture}<div><h2>${texts.scan}</h2><p>${texts.scanHow}</p><p class="phone">${texts.onPhone}</p></div></section>`;
}

/** Keeps a date on one line. */
function noBreak(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}
