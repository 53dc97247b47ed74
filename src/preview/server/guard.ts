import { timingSafeEqual } from 'node:crypto';
import { PreviewRefusal } from '../refusal.ts';
import type { AllowedHosts } from './listen.ts';

/**
 * Refuses what does not come from the preview's own page: another site that reaches this port by a name of its own (DNS
 * rebinding), asks it something, or posts to it (CSRF). @throws PreviewRefusal
 */
export function guard(request: Request, allowedHosts: AllowedHosts, token: string): void {
  const { headers, method } = request;
  if (!allowedHosts(headers.get('host') ?? ''))
    throw new PreviewRefusal(400, 'host-not-allowed', 'This server answers to its own address only.');
  const origin = headers.get('origin');
  if (origin !== null && !isOwn(origin, allowedHosts))
    throw new PreviewRefusal(403, 'origin-not-allowed', 'Requests come from the page of the preview only.');
  const site = headers.get('sec-fetch-site');
  // A link in a chat leads to the page; nothing else is for other sites.
  const isLink =
    method === 'GET' && new URL(request.url).pathname === '/' && headers.get('sec-fetch-mode') === 'navigate';
  if (site !== null && site !== 'same-origin' && site !== 'none' && !isLink)
    throw new PreviewRefusal(403, 'origin-not-allowed', 'Requests come from the page of the preview only.');
  if (method === 'GET' || method === 'HEAD') return;
  if (method !== 'POST') throw new PreviewRefusal(405, 'method-not-allowed', `There is no ${method} here.`);
  if (!isSame(headers.get('x-facteur-token') ?? '', token))
    throw new PreviewRefusal(
      403,
      'token-wrong',
      'The page is of an earlier run of the preview. Load it again.',
    );
  if (!/^application\/json(?:;|$)/i.test(headers.get('content-type') ?? ''))
    throw new PreviewRefusal(415, 'not-json', 'The body is JSON: content-type application/json.');
}

function isOwn(origin: string, allowedHosts: AllowedHosts): boolean {
  return origin.startsWith('http://') && allowedHosts(origin.slice('http://'.length));
}

function isSame(received: string, token: string): boolean {
  const [one, other] = [Buffer.from(received), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
