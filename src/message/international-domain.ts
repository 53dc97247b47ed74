import { createRequire } from 'node:module';

/**
 * Writes a domain with letters of any script in ASCII (RFC 5891), `münchen.de` as `xn--mnchen-3ya.de`; a domain that is
 * written so already is decoded and held to the same rules.
 * @returns undefined for what is no domain, `xn--a.com` among them
 */
export function toAsciiDomain(domain: string): string | undefined {
  return loadTr46().toASCII(domain, { ...rules, verifyDNSLength: true }) ?? undefined;
}

/** The domain as people write it. */
export function toUnicodeDomain(domain: string): string {
  return loadTr46().toUnicode(domain, rules).domain;
}

// Unicode UTS 46 as registries apply it, right-to-left names (RFC 5893) and joiners (RFC 5892) included.
const rules = { checkBidi: true, checkHyphens: true, checkJoiners: true, useSTD3ASCIIRules: true };

/**
 * Node's own domainToASCII follows what browsers take, which changes: Node 20 refuses `xn--a.com` and takes a
 * right-to-left name that starts with a digit, Node 24 does the opposite.
 * Few addresses need the tables, and reading them takes some 25 ms: they are loaded on first use.
 */
function loadTr46(): typeof import('tr46') {
  return createRequire(import.meta.url)('tr46') as typeof import('tr46');
}
