import { FacteurError } from '../errors.ts';

/**
 * Reads the base URL of short URLs.
 * @returns the URL without trailing slash
 * @throws FacteurError `invalid-base-url` unless it is https (http only for localhost) without query, fragment or user name
 */
export function readBaseUrl(text: string): string {
  const problem = checkBaseUrl(text);
  if (problem !== undefined) {
    const message = `The base URL of payment links ${problem}. Received ${JSON.stringify(text)}; expected a URL such as "https://pay.example.be".`;
    throw new FacteurError('invalid-base-url', message);
  }
  const url = new URL(text);
  return url.origin + url.pathname.replace(/\/+$/, '');
}

function checkBaseUrl(text: string): string | undefined {
  if (!URL.canParse(text) || /[\s\\]/.test(text)) return 'is not a URL';
  const url = new URL(text);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal))
    return 'must be https (http is only for localhost)';
  if (url.username !== '' || url.password !== '') return 'must not have a user name or password';
  if (text.includes('?') || text.includes('#')) return 'must not have a query or fragment';
  return /^[\w.~/-]*$/.test(url.pathname)
    ? undefined
    : 'must have a path of only letters, digits and "-._~/"';
}
