import { FacteurError } from '../../errors.ts';
import { own } from '../../fields/read/plain-object.ts';
import { euros } from '../../qr-code/epc-payload.ts';
import type { CreateLink, ProviderLink, ProviderLinkStatus } from './provider.ts';

/** What Mollie is sent to make a payment link. */
export function toMollieRequest(request: CreateLink): object {
  return {
    description: request.description.slice(0, 255),
    amount: { currency: 'EUR', value: euros(request.amount.cents) },
    // To the second: Mollie keeps no milliseconds.
    expiresAt: request.expiresAt.replace(/\.\d+Z$/, '+00:00'),
    reusable: false,
    ...(request.webhookUrl === undefined ? {} : { webhookUrl: request.webhookUrl }),
  };
}

/** Reads a payment link of Mollie. @throws FacteurError `provider-answer-invalid` */
export function readMollieLink(body: unknown): ProviderLink {
  const id = own(body, 'id');
  const mode = own(body, 'mode');
  const url = own(own(own(body, '_links'), 'paymentLink'), 'href');
  if (typeof id !== 'string' || typeof url !== 'string' || (mode !== 'test' && mode !== 'live')) {
    throw new FacteurError(
      'provider-answer-invalid',
      'mollie answered without an id, a mode or a link to pay.',
    );
  }
  const expiresAt = own(body, 'expiresAt');
  return {
    id,
    url,
    mode,
    status: statusOf(body),
    expiresAt: typeof expiresAt === 'string' ? expiresAt : null,
  };
}

/** Mollie gives no status of a payment link: it is derived. */
function statusOf(body: unknown): ProviderLinkStatus {
  if (typeof own(body, 'paidAt') === 'string') return 'paid';
  return own(body, 'archived') === true ? 'cancelled' : 'open';
}

/**
 * Reads which link an event is about: the classic form `id=pl_…`, or the newer JSON with `entityId`.
 * Classic events name a payment (`tr_…`) instead: then the code in the address of the webhook tells.
 */
export function readMollieEvent(rawBody: Uint8Array): { id: string }[] {
  const text = Buffer.from(rawBody).toString('utf8');
  const id = text.trimStart().startsWith('{') ? idOfJson(text) : new URLSearchParams(text).get('id');
  return typeof id === 'string' && /^pl_\w{1,60}$/.test(id) ? [{ id }] : [];
}

function idOfJson(text: string): unknown {
  try {
    const event: unknown = JSON.parse(text);
    return own(event, 'entityId') ?? own(event, 'id');
  } catch {
    return undefined;
  }
}
