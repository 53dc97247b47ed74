import { timingSafeEqual } from 'node:crypto';
import { PreviewRefusal } from '../refusal.ts';
import type { AllowedHosts } from './listen.ts';

/**
 * Refuses requests that do not come from the preview's own page: from another site through a foreign name (DNS rebinding),
 * or posted by another site (CSRF). @throws PreviewRefusal
 */
export function guard(request: Request, allowedHosts: AllowedHosts, token: string): void {
  const { headers, method } = request;
  if (!allowedHosts(headers.get('host') ?? ''))
    throw new PreviewRefusal(
      400,
      'host-not-allowed',
      'This server only accepts requests to its own address.',
    );
  const origin = headers.get('origin');
  if (origin !== null && !isOwn(origin, allowedHosts))
    throw new PreviewRefusal(
      403,
      'origin-not-allowed',
      'Only the preview page can send requests to this server.',
    );
  const site = headers.get('sec-fetch-site');
  // A link in a chat may open the page; other sites get nothing else.
  const isLink =
    method === 'GET' && new URL(request.url).pathname === '/' && headers.get('sec-fetch-mode') === 'navigate';
  if (site !== null && site !== 'same-origin' && site !== 'none' && !isLink)
    throw new PreviewRefusal(
      403,
      'origin-not-allowed',
      'Only the preview page can send requests to this server.',
    );
  if (method === 'GET' || method === 'HEAD') return;
  if (method !== 'POST')
    throw new PreviewRefusal(
      405,
      'method-not-allowed',
      `The method ${method} is not supported. Use GET or POST.`,
    );
  if (!isSame(headers.get('x-facteur-token') ?? '', token))
    throw new PreviewRefusal(
      403,
      'token-wrong',
      'This page belongs to an earlier run of the preview. Reload it.',
    );
  if (!/^application\/json(?:;|$)/i.test(headers.get('content-type') ?? ''))
    throw new PreviewRefusal(
      415,
      'not-json',
      'The request body must be JSON. Send content-type: application/json.',
    );
}

function isOwn(origin: string, allowedHosts: AllowedHosts): boolean {
  return origin.startsWith('http://') && allowedHosts(origin.slice('http://'.length));
}

function isSame(received: string, token: string): boolean {
  const [one, other] = [Buffer.from(received), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
