import type { PaymentLinks } from '../open-payment-links.ts';
import { contentSecurityPolicy } from '../page/layout.ts';
import { languageOf, type MessageKind, renderMessage } from '../page/message-page.ts';
import { createPaymentPage } from '../page/payment-page.ts';
import { createMissLimit } from './miss-limit.ts';

/** The parts of a request that matter. */
export interface Question {
  readonly method: string;
  /** The path, with or without query. The query is ignored. */
  readonly path: string;
  readonly acceptLanguage: string | undefined;
  /** The client whose misses are counted. Without it, they are not counted. */
  readonly client: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for HEAD. */
  readonly body: string;
}

export interface AnswerOptions {
  /** Maximum number of misses of a client per minute, before it gets 429. @default 60 */
  readonly missesPerMinute?: number;
  /** Receives the error if a page cannot be served, without personal data. @default errors are ignored */
  readonly onError?: (error: unknown) => void;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
}

/** Creates the function that answers requests for short URLs. It never changes a link. */
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

/** A link may lead elsewhere later, its URL must not leak as a referrer, and search engines must not list it. */
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

/** The same answer for malformed and unknown codes. Browsers request /favicon.ico on their own, so it is never counted. */
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

/** The path without query and without the path of the base URL, which a proxy may have removed already. */
function pathOf(url: string, prefix: string): string {
  const end = url.search(/[?#]/);
  const path = end === -1 ? url : url.slice(0, end);
  return prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}
