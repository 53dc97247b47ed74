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
  const answerPath = async (path: string, question: Question): Promise<Answer> => {
    if (path === '/robots.txt') return robots;
    const found = await links.resolve(path.slice(1));
    if (found.kind === 'redirect') return redirect(found.target);
    if (found.kind === 'page') return page(200, paymentPage(found.link));
    if (found.kind === 'unknown')
      return miss(question, path === '/favicon.ico' ? 0 : missLimit(question.client));
    return page(
      found.kind === 'paid' ? 200 : 410,
      renderMessage(found.kind, found.details.language, found.details),
    );
  };
  return async (question) => {
    const { method } = question;
    if (method !== 'GET' && method !== 'HEAD')
      return message(405, 'notAllowed', question, { allow: 'GET, HEAD' });
    try {
      const answer = await answerPath(pathOf(question.path, prefix), question);
      return method === 'HEAD' ? { ...answer, body: '' } : answer;
    } catch (error) {
      options.onError?.(error);
      const answer = message(503, 'unavailable', question, { 'retry-after': '30' });
      return method === 'HEAD' ? { ...answer, body: '' } : answer;
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

function redirect(location: string): Answer {
  return { status: 302, headers: { ...always, location, 'content-length': '0' }, body: '' };
}

/** The same for malformed and unknown codes. Browsers ask for the icon by themselves, so that is never counted. */
function miss(question: Question, wait: number): Answer {
  if (wait === 0) return message(404, 'unknown', question);
  return message(429, 'tooMany', question, { 'retry-after': String(wait) });
}

function message(
  status: number,
  kind: MessageKind,
  question: Question,
  more?: Readonly<Record<string, string>>,
): Answer {
  return page(status, renderMessage(kind, languageOf(question.acceptLanguage)), more);
}

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

/** The path without the query, which is never read. A server in front may have taken the base URL's path away already. */
function pathOf(url: string, prefix: string): string {
  const end = url.search(/[?#]/);
  const path = end === -1 ? url : url.slice(0, end);
  return prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}
