import { createHash } from 'node:crypto';
import { FacteurError } from '../errors.ts';
import { createCode } from './code.ts';
import { type InvoiceTerms, sameTerms } from './invoice-terms.ts';
import type { LinkSettings } from './link-settings.ts';
import { statusOf } from './payment-link.ts';
import type { CreateLink, PaymentLinkProvider, ProviderLink } from './providers/provider.ts';
import type { StoredLink } from './stores/link-store.ts';
import { checkTarget } from './target.ts';

/**
 * Returns the link of a company's invoice, and creates it on the first call. Every call returns the same code, unless the
 * terms change (amount, account or reference) or `renew` is the code to replace: then a new revision replaces the earlier ones.
 */
export function createLink(settings: LinkSettings, terms: InvoiceTerms, renew?: string): Promise<StoredLink> {
  return settings.inTurn(JSON.stringify([terms.company, terms.invoice]), async () => {
    const provider = await settings.findProvider(terms.company);
    // Another process may insert the next revision at the same moment. If it has the same terms, that one is the link.
    for (let attempt = 0; attempt < 20; attempt++) {
      const [latest] = await settings.store.revisions(terms.company, terms.invoice);
      if (latest !== undefined && latest.code !== renew && sameTerms(latest, terms))
        return await finish(settings, provider, latest);
      const link = await newLink(settings, provider, terms, (latest?.revision ?? 0) + 1);
      if (await settings.store.insert(link)) return await finish(settings, provider, link);
    }
    const message = `Other processes keep changing the link of invoice ${terms.invoice}. Try again.`;
    throw new FacteurError('store-unavailable', message);
  });
}

/** The row is written before the provider is called, so that a crash in between loses nothing. */
async function newLink(
  settings: LinkSettings,
  provider: PaymentLinkProvider,
  terms: InvoiceTerms,
  revision: number,
): Promise<StoredLink> {
  const createdAt = settings.now();
  const link: StoredLink = {
    code: createCode(settings.random),
    company: terms.company,
    invoice: terms.invoice,
    revision,
    cents: terms.cents,
    details: terms.details,
    provider: provider.name,
    providerId: undefined,
    target: undefined,
    mode: undefined,
    createdAt,
    expiresAt: createdAt + settings.validFor,
    cancelledAt: undefined,
    paidAt: undefined,
    superseded: false,
  };
  if (provider.capabilities.hosted) return link;
  // No provider is called if facteur serves the page, so the row is complete with one write.
  const { url, mode } = await provider.createLink(requestOf(settings, link));
  return { ...link, target: url, mode };
}

/** Asks the provider for the page of a link without one, always with the same idempotency key. */
async function finish(
  settings: LinkSettings,
  provider: PaymentLinkProvider,
  link: StoredLink,
): Promise<StoredLink> {
  if (link.target !== undefined || statusOf(link, settings.now()) !== 'preparing') return link;
  if (link.provider !== provider.name) {
    const message = `The link of invoice ${link.invoice} was requested from "${link.provider}", which never answered, but the provider is now "${provider.name}". Cancel the link, then renew it.`;
    throw new FacteurError('unknown-provider', message);
  }
  await cancelEarlier(settings, provider, link);
  const made = await provider.createLink(requestOf(settings, link));
  await settings.store.setTarget(link.code, answerOf(settings, provider, made));
  return (await settings.store.get(link.code)) ?? link;
}

/** Cancels the old page before the new one exists, so that a customer cannot pay both amounts. */
async function cancelEarlier(
  settings: LinkSettings,
  provider: PaymentLinkProvider,
  link: StoredLink,
): Promise<void> {
  if (link.revision === 1 || provider.cancelLink === undefined) return;
  for (const earlier of await settings.store.revisions(link.company, link.invoice)) {
    const isEarlier = earlier.revision < link.revision && earlier.paidAt === undefined;
    if (!isEarlier || earlier.provider !== provider.name || earlier.providerId === undefined) continue;
    await provider.cancelLink(earlier.providerId);
    await settings.store.setCancelled(earlier.code, settings.now());
  }
}

function answerOf(
  settings: LinkSettings,
  provider: PaymentLinkProvider,
  made: ProviderLink,
): { providerId: string; target: string; mode: 'test' | 'live' } {
  const problem = checkTarget(made.url, settings.hostsOf(provider.name));
  if (problem !== undefined) {
    const message = `The payment page from ${provider.name} ${problem}, so customers are not redirected to it. Allow its host with the option "hosts".`;
    throw new FacteurError('provider-answer-invalid', message);
  }
  return { providerId: made.id, target: made.url, mode: made.mode };
}

function requestOf(settings: LinkSettings, link: StoredLink): CreateLink {
  const { creditor, iban, bic, reference, dueDate, language } = link.details;
  return {
    idempotencyKey: idempotencyKey(link),
    reference: link.invoice,
    amount: { currency: 'EUR', cents: link.cents },
    description: `${link.invoice} ${creditor}`,
    remittance: reference,
    creditor: {
      name: creditor,
      ...(iban === undefined ? {} : { iban }),
      ...(bic === undefined ? {} : { bic }),
    },
    ...(dueDate === undefined ? {} : { dueDate }),
    expiresAt: new Date(link.expiresAt).toISOString(),
    locale: language,
    shortUrl: `${settings.baseUrl}/${link.code}`,
    ...(settings.webhookUrl === undefined ? {} : { webhookUrl: `${settings.webhookUrl}/${link.code}` }),
  };
}

/** 43 characters, the same in every process and after every crash. */
function idempotencyKey({ company, invoice, revision }: StoredLink): string {
  return createHash('sha256')
    .update(JSON.stringify([company, invoice, revision]))
    .digest('base64url');
}
