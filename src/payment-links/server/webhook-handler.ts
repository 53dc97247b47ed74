import { readCode } from '../code.ts';
import type { PaymentLinks } from '../open-payment-links.ts';

/**
 * Makes a handler for the events of a provider, to mount where `webhookUrl` leads. An event is only a hint: the
 * provider is asked what became of the link, which the code at the end of the address names, or else the event itself.
 * It answers 200 for unknown links too, so that nobody learns which exist, and 503 to be told again.
 * @param options.company whose provider reads an event without a code, where companies have different ones
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

/** An event is a few hundred bytes: the rest of a larger one is not read. */
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
