import { createRequire } from 'node:module';

/**
 * Converts a domain to ASCII (RFC 5891): `münchen.de` becomes `xn--mnchen-3ya.de`. A domain that is already encoded is
 * decoded and must pass the same rules.
 * @returns undefined for an invalid domain, such as `xn--a.com`
 */
export function toAsciiDomain(domain: string): string | undefined {
  return loadTr46().toASCII(domain, { ...rules, verifyDNSLength: true }) ?? undefined;
}

/** Converts an ASCII domain to the form that people know. */
export function toUnicodeDomain(domain: string): string {
  return loadTr46().toUnicode(domain, rules).domain;
}

// Unicode UTS 46 as registries apply it, with the rules for right-to-left names (RFC 5893) and joiners (RFC 5892).
const rules = { checkBidi: true, checkHyphens: true, checkJoiners: true, useSTD3ASCIIRules: true };

/**
 * Node's own `domainToASCII` follows browsers, and differs between versions: Node 20 refuses `xn--a.com` and accepts a
 * right-to-left name that starts with a digit, Node 24 does the opposite.
 * Few addresses need the tables of tr46, and reading them takes about 25 ms, so they are loaded on first use.
 */
function loadTr46(): typeof import('tr46') {
  return createRequire(import.meta.url)('tr46') as typeof import('tr46');
}
