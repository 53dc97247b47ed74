import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PaymentLinks } from '../open-payment-links.ts';
import { type AnswerOptions, createAnswer } from './answer.ts';

export interface NodeListenerOptions extends AnswerOptions {
  /** Tells whose misses are counted. @default `request.ip` where a framework gives it, otherwise the address of the connection */
  readonly clientOf?: (request: IncomingMessage) => string | undefined;
}

/**
 * Makes a listener for `node:http`, and a middleware for Express and what is like it.
 * @example http.createServer(createLinkListener(links)).listen(8080);
 * @example app.use('/pay', createLinkListener(links)); // with baseUrl 'https://example.be/pay'
 */
export function createLinkListener(
  links: PaymentLinks,
  options: NodeListenerOptions = {},
): (request: IncomingMessage, response: ServerResponse) => void {
  const answer = createAnswer(links, options);
  const clientOf = options.clientOf ?? addressOf;
  return (request, response) => {
    const { method = 'GET', url: path = '/' } = request;
    const acceptLanguage = request.headers['accept-language'];
    answer({ method, path, acceptLanguage, client: clientOf(request) }).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      (error: unknown) => {
        options.onError?.(error);
        response.destroy();
      },
    );
    // A body that nobody reads would keep the connection from being used again.
    if (method !== 'GET') request.resume();
  };
}

function addressOf(request: IncomingMessage & { readonly ip?: string }): string | undefined {
  return request.ip ?? request.socket.remoteAddress;
}
