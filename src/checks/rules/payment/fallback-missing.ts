import type { MailRule } from '../../mail-rule.ts';
import { linksIn } from './links.ts';
import { shownWords, shows } from './shown-words.ts';
import { paymentUrlsOf } from './url-missing.ts';

/** A payment link whose URL is not visible as text, for people who print the mail or do not click buttons. */
export const fallbackMissing: MailRule = {
  name: 'payment/fallback-missing',
  severity: 'error',
  check(input) {
    const { html } = shownWords(input);
    return paymentUrlsOf(input).flatMap((url) => {
      const button = linksIn(input.document).find(({ href }) => href === url);
      if (button === undefined || shows(html, url)) return [];
      return [
        {
          message: 'A link leads to the payment URL, but the mail does not show the URL as text.',
          fix: 'Use {invoice.paymentbutton}, which shows the URL below the button, or print {invoice.paymenturl} as text.',
          element: button.element,
        },
      ];
    });
  },
};
