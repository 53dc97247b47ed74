import type { PreviewEvent } from '../preview-api.ts';

/** The open pages. */
export interface Events {
  send(event: PreviewEvent): void;
  /** A response of server-sent events for one page. */
  open(): Response;
  close(): void;
}

/** Proxies and browsers close a silent connection. */
const heartbeat = 15_000;

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
export function createEvents(): Events {
  const pages = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const encoder = new TextEncoder();
  const say = (text: string): void => {
    for (const page of pages) page.enqueue(encoder.encode(text));
  };
  const timer = setInterval(() => say(': \n\n'), heartbeat).unref();
  return {
    send: (event) => say(`data: ${JSON.stringify(event)}\n\n`),
    open: () => {
      let own: ReadableStreamDefaultController<Uint8Array>;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          own = controller;
          pages.add(own);
          own.enqueue(encoder.encode('retry: 500\n\n'));
        },
        cancel: () => void pages.delete(own),
      });
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    },
    close: () => {
      clearInterval(timer);
      for (const page of pages) page.close();
      pages.clear();
    },
  };
}
