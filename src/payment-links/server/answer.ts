import type { Language } from '../invoice-terms.ts';
import type { PaymentLinks } from '../open-payment-links.ts';
import { contentSecurityPolicy } from '../page/layout.ts';
import { languageOf, type MessageKind, renderMessage } from '../page/message-page.ts';
import { createPaymentPage } from '../page/payment-page.ts';
import { createMissLimit } from './miss-limit.ts';

/** What a request says, as far as it counts. */
export interface Question {
  readonly method: string;
  /** The path, with or without a query, which is never read. */
  readonly path: string;
  readonly acceptLanguage: string | undefined;
  /** Whose misses are counted; undefined counts none. */
  readonly client: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for HEAD. */
  readonly body: string;
}

export interface AnswerOptions {
  /** Misses of one client in a minute before it gets 429. @default 60 */
  readonly missesPerMinute?: number;
  /** Is told why a page could not be served; it gets no personal data. @default nobody is told */
  readonly onError?: (error: unknown) => void;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
}

/** Makes the function that answers whoever opens a short URL. Nothing that it does changes a link. */
export function createAnswer(
  links: PaymentLinks,
  options: AnswerOptions = {},
): (question: Question) => Promise<Answer> {
  const missLimit = createMissLimit(options.missesPerMinute ?? 60, options.now ?? Date.now);
  const paymentPage = createPaymentPage();
  const prefix = new URL(links.baseUrl).pathname.replace(/\/$/, '');
  return async (question) => {
    const { method } = question;
    const language = (): Language => languageOf(question.acceptLanguage);
    if (method !== 'GET' && method !== 'HEAD')
      return page(405, renderMessage('notAllowed', language()), { allow: 'GET, HEAD' });
    const path = withoutPrefix(question.path.split(/[?#]/, 1)[0]!, prefix);
    const answer = await answerPath(path, language).catch((error: unknown) => {
      options.onError?.(error);
      return page(503, renderMessage('unavailable', language()), { 'retry-after': '30' });
    });
    return method === 'HEAD' ? { ...answer, body: '' } : answer;

    async function answerPath(path: string, language: () => Language): Promise<Answer> {
      if (path === '/robots.txt') return robots;
      const found = await links.resolve(path.slice(1));
      if (found.kind === 'redirect')
        return {
          status: 302,
          headers: { ...always, location: found.target, 'content-length': '0' },
          body: '',
        };
      if (found.kind === 'page') return page(200, paymentPage(found.link));
      if (found.kind !== 'unknown') {
        const status = found.kind === 'paid' ? 200 : 410;
        return page(status, renderMessage(found.kind, found.details.language, found.details));
      }
      // Browsers ask for this one by themselves.
      const isMiss = path !== '/favicon.ico' && question.client !== undefined;
      const wait = isMiss ? missLimit(question.client!) : 0;
      const kind: MessageKind = wait > 0 ? 'tooMany' : 'unknown';
      return page(
        wait > 0 ? 429 : 404,
        renderMessage(kind, language()),
        wait > 0 ? { 'retry-after': String(wait) } : {},
      );
    }
  };
}

/** Where a link leads may change, nobody should learn it from us, and no search engine should know it. */
const always = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
} as const;

const robots: Answer = {
  status: 200,
  headers: {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': '26',
    'cache-control': 'max-age=86400',
  },
  body: 'User-agent: *\nDisallow: /\n',
};

function page(status: number, body: string, more: Readonly<Record<string, string>> = {}): Answer {
  const headers = {
    ...always,
    'content-type': 'text/html; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    ...more,
  };
  return { status, headers, body };
}

/** A server in front may have taken the path of the base URL away already. */
function withoutPrefix(path: string, prefix: string): string {
  return prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}
