import type { PaymentLinks } from '../open-payment-links.ts';
import { type AnswerOptions, createAnswer } from './answer.ts';

export interface WebHandlerOptions extends AnswerOptions {
  /** Returns the client whose misses are counted, such as the address in a header of your proxy. @default misses are not counted */
  readonly clientOf?: (request: Request) => string | undefined;
}

/**
 * Creates a handler for servers with web-standard `Request` and `Response`.
 * @example export default { fetch: createLinkHandler(links) };
 */
export function createLinkHandler(
  links: PaymentLinks,
  options: WebHandlerOptions = {},
): (request: Request) => Promise<Response> {
  const answer = createAnswer(links, options);
  return async (request) => {
    const { status, headers, body } = await answer({
      method: request.method,
      path: new URL(request.url).pathname,
      acceptLanguage: request.headers.get('accept-language') ?? undefined,
      client: options.clientOf?.(request),
    });
    return new Response(body === '' ? null : body, { status, headers });
  };
}
