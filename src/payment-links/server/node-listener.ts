import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PaymentLinks } from '../open-payment-links.ts';
import { type Answer, type AnswerOptions, createAnswer } from './answer.ts';

export interface NodeListenerOptions extends AnswerOptions {
  /** Returns the client whose misses are counted. @default `request.ip` if a framework sets it, otherwise the remote address */
  readonly clientOf?: (request: IncomingMessage) => string | undefined;
}

/**
 * Creates a listener for `node:http`, which is also a middleware for Express and similar frameworks.
 * @example http.createServer(createLinkListener(links)).listen(8080);
 * @example app.use('/pay', createLinkListener(links)); // with baseUrl 'https://example.be/pay'
 */
export function createLinkListener(
  links: PaymentLinks,
  options: NodeListenerOptions = {},
): (request: IncomingMessage, response: ServerResponse) => void {
  const answer = createAnswer(links, options);
  const clientOf = options.clientOf ?? addressOf;
  const send = createSender();
  return (request, response) => {
    const { method = 'GET', url: path = '/' } = request;
    const acceptLanguage = request.headers['accept-language'];
    answer({ method, path, acceptLanguage, client: clientOf(request) }).then(
      (ready) => send(response, ready),
      (error: unknown) => {
        options.onError?.(error);
        response.destroy();
      },
    );
    // Without reading the body, the connection could not be reused.
    if (method !== 'GET') request.resume();
  };
}

/**
 * Creates a function that writes answers. All answers of one turn of the event loop are written together at its end: with
 * a look-up between two writes, the reader would go to sleep, and waking it takes longer than the look-up.
 */
function createSender(): (response: ServerResponse, answer: Answer) => void {
  let waiting: [ServerResponse, Answer][] = [];
  const sendAll = (): void => {
    const ready = waiting;
    waiting = [];
    for (const [response, { status, headers, body }] of ready) response.writeHead(status, headers).end(body);
  };
  return (response, answer) => {
    if (waiting.push([response, answer]) === 1) setImmediate(sendAll);
  };
}

function addressOf(request: IncomingMessage & { readonly ip?: string }): string | undefined {
  return request.ip ?? request.socket.remoteAddress;
}
