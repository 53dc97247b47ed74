import { mailPolicy } from '../mail-policy.ts';

/** The page runs only its own script and talks only to its own server; frames show only that server's mails. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // The editor adds style elements to the page.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ofAll: Readonly<Record<string, string>> = {
  'content-security-policy': pagePolicy,
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
};

/** Adds the headers of every answer, refusals included. An answer keeps its own policy. */
export function withHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(ofAll))
    if (!response.headers.has(name)) response.headers.set(name, value);
  return response;
}

/**
 * A mail runs no script and loads nothing, even if it is opened by itself. It keeps its origin because the page measures its
 * height; without scripts the mail cannot use it.
 */
export function frameHeaders(images: 'on' | 'off'): Record<string, string> {
  const policy = `sandbox allow-same-origin; ${mailPolicy(images)}; frame-ancestors 'self'`;
  return { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
}
