import { mailPolicy } from '../mail-policy.ts';

/** The page runs its own script and talks to its own server; frames show that server's mails and lead nowhere else. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // The editor writes its styles into the page.
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

/** Adds what every answer says, refusals included; an answer with a policy of its own keeps it. */
export function withHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(ofAll))
    if (!response.headers.has(name)) response.headers.set(name, value);
  return response;
}

/**
 * A mail runs no script and loads nothing, also where it is opened by itself. Its origin is left to it, for the page
 * measures its height; without a script the mail can do nothing with it.
 */
export function frameHeaders(images: 'on' | 'off'): Record<string, string> {
  const policy = `sandbox allow-same-origin; ${mailPolicy(images)}; frame-ancestors 'self'`;
  return { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
}
