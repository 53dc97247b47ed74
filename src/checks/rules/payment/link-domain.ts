import { getDomain } from 'tldts';
import type { MailRule, MailUnderCheck } from '../../mail-rule.ts';
import { hostOf, linksIn } from './links.ts';
import { readPaymentFacts } from './payment-facts.ts';

/** A link to another domain than the sender's: people who check before they click do not recognise it. */
export const linkDomain: MailRule = {
  name: 'payment/link-domain',
  severity: 'warning',
  check(input) {
    const sender = domainOf(senderHost(input));
    if (sender === undefined) return [];
    const seen = new Set<string>();
    return linksIn(input.document).flatMap(({ element, href }) => {
      const domain = domainOf(hostOf(href));
      if (domain === undefined || domain === sender || seen.has(domain)) return [];
      seen.add(domain);
      const message = `A link leads to ${domain}, but the mail comes from ${sender}.`;
      const fix = 'Host payment links on a subdomain of the sender, such as pay.example.be for example.be.';
      return [{ message, fix, element }];
    });
  },
};

function senderHost(input: MailUnderCheck): string | undefined {
  const address = input.from ?? readPaymentFacts(input)?.company.email.text ?? '';
  return /@([^@\s>]+)>?\s*$/.exec(address)?.[1];
}

/** The registrable domain, `example.be`; for a host without one, such as `localhost`, the host itself. */
function domainOf(host: string | undefined): string | undefined {
  return host === undefined
    ? undefined
    : (getDomain(host, { allowPrivateDomains: true }) ?? host.toLowerCase());
}
