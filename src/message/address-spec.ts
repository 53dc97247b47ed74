import { FacteurError } from '../errors.ts';
import { toAsciiDomain, toUnicodeDomain } from './international-domain.ts';

/**
 * Checks `local@domain`: only the dot-atoms of RFC 5321 and RFC 6531, without quoting, comments, routes or literals,
 * which parsers read in different ways. Returns the domain in ASCII.
 * @throws FacteurError `invalid-address`, without the address in the message
 */
export function validateAddressSpec(
  spec: string,
  place: string,
): { address: string; domain: string; requiresSmtpUtf8: boolean } {
  if (spec.length <= 128 && plain.test(spec) && !spec.includes('xn--')) {
    return { address: spec, domain: spec.slice(spec.indexOf('@') + 1), requiresSmtpUtf8: false };
  }
  const refuse = (why: string): never => {
    throw new FacteurError(
      'invalid-address',
      `The address in "${place}" ${why}. Received a string of ${spec.length} characters; expected one address such as name@example.com.`,
    );
  };
  if (spec === '') return refuse('is empty');
  if (spec.length > 254) return refuse('is longer than 254 characters');
  if (/[\p{Cc}\u2028\u2029]/u.test(spec)) return refuse('contains a line break or a control character');
  if (/[,;]/.test(spec)) return refuse('is a list of addresses');
  if (/\s/u.test(spec)) return refuse('contains a space');
  if (/["\\()<>[\]:]/.test(spec)) return refuse('contains a quote, bracket or colon');
  const parts = spec.normalize('NFC').split('@');
  if (parts.length < 2) return refuse('has no "@"');
  if (parts.length > 2) return refuse('has more than one "@"');
  const [local, domain] = parts as [string, string];
  if (local === '') return refuse('has nothing before the "@"');
  if (!localPart.test(local)) return refuse('has an invalid part before the "@"');
  if (Buffer.byteLength(local) > 64) return refuse('has more than 64 bytes before the "@"');
  const ascii = asciiDomain(domain);
  if (ascii === undefined) return refuse('has an invalid domain');
  const address = `${local}@${ascii}`;
  if (Buffer.byteLength(address) > 254) return refuse('is longer than 254 bytes');
  return { address, domain: ascii, requiresSmtpUtf8: /[^\u0020-\u007e]/.test(local) };
}

/** A fast path: nearly every address has this form, which passes all the rules below. */
const plain =
  /^[a-z0-9_+-]{1,20}(?:\.[a-z0-9_+-]{1,20}){0,2}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

// RFC 5322 atext, and for RFC 6532 letters, marks and digits of any script. Format characters are invisible, so they are left out.
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

// Full stops of other scripts are left out: they make one address look like another.
const domainText = /^[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+$/u;
// The last label has only letters, or is encoded. No top-level domain has digits, but an IPv4 address in hexadecimal does.
const asciiLabels =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$/;

function asciiDomain(domain: string): string | undefined {
  if (!domainText.test(domain)) return undefined;
  const plain = /^[a-z0-9.-]+$/i.test(domain) && !/(^|\.)xn--/i.test(domain);
  const ascii = plain ? domain.toLowerCase() : toAsciiDomain(domain);
  if (ascii === undefined || ascii.length > 253 || !asciiLabels.test(ascii)) return undefined;
  // Encoding turns a ligature or a full-width letter into another letter: the mail would go to another domain than the one written.
  const same = plain || ascii === domain.toLowerCase() || toUnicodeDomain(ascii) === domain.toLowerCase();
  return same ? ascii : undefined;
}
