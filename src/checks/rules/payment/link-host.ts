import { parse } from 'tldts';
import type { MailRule } from '../../mail-rule.ts';
import { visibleTextOf } from '../../visible-text.ts';
import { hostOf, linksIn } from './links.ts';

/** A link that shows one host but leads to another. Phishing does this, and filters look for it. */
export const linkHost: MailRule = {
  name: 'payment/link-host',
  severity: 'error',
  check: ({ document }) =>
    linksIn(document).flatMap(({ element, href }) => {
      const target = targetOf(href);
      const shown = shownHost(visibleTextOf(element));
      if (target === undefined || shown === undefined || bare(shown) === bare(target)) return [];
      const message = `A link shows ${shown} but leads to ${target}.`;
      return [
        { message, fix: 'Show the address that the link leads to, or text that is not an address.', element },
      ];
    }),
};

function targetOf(href: string): string | undefined {
  return hostOf(href) ?? /^mailto:[^@]+@([^?]+)/i.exec(href)?.[1]?.toLowerCase();
}

/** The host of an address among words: `https://pay.example.be/ABC`, `www.example.be`, `info@example.be`. */
function shownHost(words: string): string | undefined {
  for (const word of words.split(' ')) {
    const plain = word.replace(/^[(<«“"']+|[.,;:!?)>»”"']+$/g, '');
    const written = /^(?:https?:\/\/|[^@\s/]+@)?([a-z\d-]+(?:\.[a-z\d-]+)+)(?:[/?#:].*)?$/i.exec(plain)?.[1];
    // Only a known suffix distinguishes `example.be` from `bv.Peeters` and `12.50`.
    if (written !== undefined && parse(written).isIcann === true) return written.toLowerCase();
  }
  return undefined;
}

function bare(host: string): string {
  return host.replace(/^www\./, '');
}
