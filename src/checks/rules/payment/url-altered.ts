import type { Found, MailRule } from '../../mail-rule.ts';
import { hostOf, linksIn, urlsIn } from './links.ts';
import { paymentUrlsOf } from './url-missing.ts';

/** A link that is almost the payment URL: with a parameter, another scheme, or a redirect in front of it. */
export const urlAltered: MailRule = {
  name: 'payment/url-altered',
  severity: 'error',
  check(input) {
    const urls = paymentUrlsOf(input);
    const isAltered = (address: string): boolean =>
      !urls.includes(address) && urls.some((url) => isMeant(address, url));
    const seen = new Set<string>();
    const inHtml = linksIn(input.document)
      .filter(({ href }) => isAltered(href) && !seen.has(href) && seen.add(href))
      .map(
        ({ element }): Found => ({
          message: 'A link leads to a payment URL that differs from the one in the data.',
          fix,
          element,
        }),
      );
    const inText = urlsIn(input.mail.text).some(isAltered)
      ? [{ message: 'The text part has a payment URL that differs from the one in the data.', fix }]
      : [];
    return [...inHtml, ...inText];
  },
};

const fix =
  'Write exactly href="{invoice.paymenturl}", without parameters, a redirect or tracking. People compare the address.';

/** Whether an address has the host of the payment URL, contains its code, or contains the whole URL. */
function isMeant(address: string, url: string): boolean {
  const { hostname, pathname } = new URL(url);
  const code = pathname.slice(pathname.lastIndexOf('/') + 1);
  return hostOf(address) === hostname || decode(address).includes(code.length >= 8 ? code : url);
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
