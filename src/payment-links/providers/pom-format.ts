import { FacteurError } from '../../errors.ts';
import { own } from '../../fields/read/plain-object.ts';
import type { CreateLink, Mode, ProviderLink } from './provider.ts';

// ASSUMPTION: POM publishes no API. Everything that is assumed of its messages stands in this file, and in
// docs/pom-assumed-api.json.

/** What POM is sent to make a payment link. */
export function toPomRequest(request: CreateLink): object {
  return {
    reference: request.reference,
    amountInCents: request.amount.cents,
    currency: request.amount.currency,
    description: request.description,
    communication: { type: communicationTypes[request.remittance.kind], value: request.remittance.value },
    beneficiary: {
      name: request.creditor.name,
      ...(request.creditor.iban === undefined ? {} : { iban: request.creditor.iban }),
    },
    ...(request.dueDate === undefined ? {} : { dueDate: request.dueDate }),
    validUntil: request.expiresAt,
    language: request.locale,
  };
}

const communicationTypes = { ogm: 'structured', rf: 'iso11649', text: 'free' } as const;

/** Reads the account of a test of the connection. @throws FacteurError `provider-answer-invalid` */
export function readPomAccount(body: unknown): Mode {
  return readMode(body);
}

/** Reads a payment link of POM. @throws FacteurError `provider-answer-invalid` */
export function readPomLink(body: unknown): ProviderLink {
  const id = own(body, 'id');
  const url = own(body, 'paymentUrl');
  const validUntil = own(body, 'validUntil');
  if (typeof id !== 'string' || typeof url !== 'string') throw invalid('without an id or a link to pay');
  return {
    id,
    url,
    status: 'open',
    mode: readMode(body),
    expiresAt: typeof validUntil === 'string' ? validUntil : null,
  };
}

function readMode(body: unknown): Mode {
  const mode = own(body, 'mode');
  if (mode !== 'test' && mode !== 'live') throw invalid('without the mode "test" or "live"');
  return mode;
}

function invalid(what: string): FacteurError {
  return new FacteurError('provider-answer-invalid', `pom answered ${what}.`);
}
