import { type ClientView, viewOf } from '../../client-views.ts';
import type { Found, MailRule, MailUnderCheck } from '../../mail-rule.ts';
import { hrefsIn, urlsIn } from './links.ts';
import { readPaymentFacts } from './payment-facts.ts';

/** A payable invoice whose payment URL is not a link in the HTML of every client, or is not in the text part. */
export const urlMissing: MailRule = {
  name: 'payment/url-missing',
  severity: 'error',
  check(input) {
    const urls = paymentUrlsOf(input);
    if (urls.length === 0) return [];
    const lacks = (found: readonly string[]): boolean => urls.some((url) => !found.includes(url));
    const inView = (view: ClientView): string[] => hrefsIn(viewOf(input.mail.html, view));
    return [
      ...missingInHtml((view) => lacks(inView(view))),
      ...missingInText(lacks(urlsIn(input.mail.text))),
    ];
  },
};

/** The payment URLs of the invoices that can be paid. */
export function paymentUrlsOf(input: MailUnderCheck): string[] {
  return (readPaymentFacts(input)?.invoices ?? [])
    .map(({ paymenturl }) => paymenturl.text)
    .filter((url) => url !== '');
}

const fix =
  'Put {invoice.paymentbutton} where nothing hides it, or write a link: <a href="{invoice.paymenturl}">{invoice.paymenturl}</a>.';

const inClients: Readonly<Record<ClientView, string>> = {
  html: 'The invoice can be paid, but the HTML has no link to the payment URL.',
  mso: 'Classic Outlook shows no link to the payment URL: the link is in a part that Outlook skips.',
  tOnline: 'T-Online shows no link to the payment URL: the link is in a conditional comment.',
};

function missingInHtml(isMissing: (view: ClientView) => boolean): Found[] {
  if (isMissing('html')) return [{ message: inClients.html, fix }];
  return (['mso', 'tOnline'] as const).filter(isMissing).map((view) => ({ message: inClients[view], fix }));
}

function missingInText(isMissing: boolean): Found[] {
  if (!isMissing) return [];
  const message = 'The invoice can be paid, but the text part does not have the payment URL.';
  return [
    {
      message,
      fix: 'Put {invoice.paymenturl} on its own line in text.txt, or the button in the HTML.',
    },
  ];
}
