import { FacteurError } from '../errors.ts';
import { toAsciiDomain, toUnicodeDomain } from './international-domain.ts';

/**
 * Checks `local@domain`: the dot-atoms of RFC 5321 and RFC 6531, none of the quoting, comments, routes or literals that
 * parsers disagree about. The domain comes back in ASCII.
 * @throws FacteurError `invalid-address`, which says what is wrong without repeating the address
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
      `The address in "${place}" ${why}. Received a text of ${spec.length} characters; one address such as name@example.com is wanted.`,
    );
  };
  if (spec === '') return refuse('is empty');
  if (spec.length > 254) return refuse('is longer than 254 characters');
  if (/[\p{Cc}\u2028\u2029]/u.test(spec)) return refuse('holds a line break or a control character');
  if (/[,;]/.test(spec)) return refuse('is a list');
  if (/\s/u.test(spec)) return refuse('holds a space');
  if (/["\\()<>[\]:]/.test(spec)) return refuse('holds a quote, bracket or colon');
  const parts = spec.normalize('NFC').split('@');
  if (parts.length < 2) return refuse('has no "@"');
  if (parts.length > 2) return refuse('has more than one "@"');
  const [local, domain] = parts as [string, string];
  if (local === '') return refuse('has nothing before the "@"');
  if (!localPart.test(local)) return refuse('has a local part that is no dot-atom');
  if (Buffer.byteLength(local) > 64) return refuse('has a local part longer than 64 bytes');
  const ascii = asciiDomain(domain);
  if (ascii === undefined) return refuse('has a domain that is none');
  const address = `${local}@${ascii}`;
  if (Buffer.byteLength(address) > 254) return refuse('is longer than 254 bytes');
  return { address, domain: ascii, requiresSmtpUtf8: /[^\u0020-\u007e]/.test(local) };
}

/** What nearly every address looks like, for which all the rules below hold. */
const plain =
  /^[a-z0-9_+-]{1,20}(?:\.[a-z0-9_+-]{1,20}){0,2}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

// RFC 5322 atext, and for RFC 6532 letters, marks and digits of any script; no format characters, which show nothing.
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

// What a domain may be written with; full stops of other scripts are not among them, for they read as another address.
const domainText = /^[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+$/u;
// The last label has letters alone, or is an encoded one: no top-level domain has digits, an IPv4 address in hexadecimal has.
const asciiLabels =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$/;

function asciiDomain(domain: string): string | undefined {
  if (!domainText.test(domain)) return undefined;
  const plain = /^[a-z0-9.-]+$/i.test(domain) && !/(^|\.)xn--/i.test(domain);
  const ascii = plain ? domain.toLowerCase() : toAsciiDomain(domain);
  if (ascii === undefined || ascii.length > 253 || !asciiLabels.test(ascii)) return undefined;
  // A ligature or a full-width letter turns into another one on the way: the domain sent to is not the one written.
  const same = plain || ascii === domain.toLowerCase() || toUnicodeDomain(ascii) === domain.toLowerCase();
  return same ? ascii : undefined;
}
