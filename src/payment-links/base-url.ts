import { FacteurError } from '../errors.ts';

/**
 * Reads the firm's own address that short URLs start with.
 * @returns the address without a slash at its end
 * @throws FacteurError `invalid-base-url` unless it is https (http for localhost only) without query, fragment or user
 */
export function readBaseUrl(text: string): string {
  const problem = checkBaseUrl(text);
  if (problem !== undefined) {
    const message = `The base URL of payment links ${problem}: received ${JSON.stringify(text)}, expected something like "https://pay.example.be".`;
    throw new FacteurError('invalid-base-url', message);
  }
  const url = new URL(text);
  return url.origin + url.pathname.replace(/\/+$/, '');
}

function checkBaseUrl(text: string): string | undefined {
  if (!URL.canParse(text) || /[\s\\]/.test(text)) return 'is no URL';
  const url = new URL(text);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal))
    return 'must be https (http is for localhost only)';
  if (url.username !== '' || url.password !== '') return 'must have no user name or password';
  if (text.includes('?') || text.includes('#')) return 'must have no query and no fragment';
  return /^[\w.~/-]*$/.test(url.pathname) ? undefined : 'must have a plain path';
}
