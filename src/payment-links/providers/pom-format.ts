import { FacteurError } from '../../errors.ts';
import { own } from '../../fields/read/plain-object.ts';
import type { CreateLink, Mode, ProviderLink } from './provider.ts';

// ASSUMPTION: POM publishes no API documentation. Everything assumed about its messages is in this file and in
// docs/pom-assumed-api.json.

/** Builds the request for a payment link at POM. */
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

/** Reads the answer to a connection test. @throws FacteurError `provider-answer-invalid` */
export function readPomAccount(body: unknown): Mode {
  return readMode(body);
}

/** Reads a payment link of POM. @throws FacteurError `provider-answer-invalid` */
export function readPomLink(body: unknown): ProviderLink {
  const id = own(body, 'id');
  const url = own(body, 'paymentUrl');
  const validUntil = own(body, 'validUntil');
  if (typeof id !== 'string' || typeof url !== 'string') throw invalid('without an ID or payment URL');
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
