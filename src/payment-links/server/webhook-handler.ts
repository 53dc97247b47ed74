import { readCode } from '../code.ts';
import type { PaymentLinks } from '../open-payment-links.ts';

/**
 * Creates a handler for provider events. Mount it at `webhookUrl`. An event is only a hint: the handler asks the provider
 * for the status of the link, which it finds by the code at the end of the URL, or else by the event itself.
 * It also answers 200 for unknown links, so that nobody learns which exist, and 503 so that the provider tries again.
 * @param options.company the company whose provider reads an event without a code, if companies have different providers
 */
export function createWebhookHandler(
  links: PaymentLinks,
  options: { readonly company?: string; readonly onError?: (error: unknown) => void } = {},
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } });
    try {
      const code = readCode(new URL(request.url).pathname.split('/').at(-1) ?? '');
      const body = await readBody(request);
      if (code === undefined)
        await links.receiveEvent(body, Object.fromEntries(request.headers), options.company ?? '');
      else if ((await links.find(code)) !== undefined) await links.refresh(code);
      return new Response(null, { status: 200 });
    } catch (error) {
      options.onError?.(error);
      return new Response(null, { status: 503, headers: { 'retry-after': '60' } });
    }
  };
}

/** Reads at most about 100 kB, because an event has only a few hundred bytes. */
async function readBody(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > 100_000) break;
  }
  return Buffer.concat(chunks);
}
