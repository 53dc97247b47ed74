import { FacteurError } from '../../errors.ts';
import { own } from '../../fields/read/plain-object.ts';
import { euros } from '../../qr-code/epc-payload.ts';
import type { CreateLink, ProviderLink, ProviderLinkStatus } from './provider.ts';

/** Builds the request for a payment link at Mollie. */
export function toMollieRequest(request: CreateLink): object {
  return {
    description: request.description.slice(0, 255),
    amount: { currency: 'EUR', value: euros(request.amount.cents) },
    // Without milliseconds, which Mollie does not keep.
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
    throw new FacteurError('provider-answer-invalid', 'mollie answered without an ID, mode or payment URL.');
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

/** Mollie has no status for a payment link, so it is derived. */
function statusOf(body: unknown): ProviderLinkStatus {
  if (typeof own(body, 'paidAt') === 'string') return 'paid';
  return own(body, 'archived') === true ? 'cancelled' : 'open';
}

/**
 * Reads which link an event is about: the classic form `id=pl_…`, or the newer JSON with `entityId`.
 * Some classic events name a payment (`tr_…`); then the code in the webhook URL identifies the link.
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
