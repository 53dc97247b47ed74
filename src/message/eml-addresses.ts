import { FacteurError } from '../errors.ts';
import { own } from '../fields/read/plain-object.ts';
import { validateAddress } from './addresses.ts';

/** An address in a message: the display name, which may be empty, and `local@domain`. */
export interface EmlAddress {
  readonly name: string;
  readonly address: string;
}

/** The company of an invoice, used as the sender. A placeholder replaces a missing or invalid address. */
export function senderOf(data: unknown): EmlAddress {
  return addressOf(data, 'company', 'sender@facteur.invalid');
}

/** The customer of an invoice. A placeholder replaces a missing or invalid address. */
export function recipientOf(data: unknown): EmlAddress {
  return addressOf(data, 'relation', 'customer@facteur.invalid');
}

function addressOf(data: unknown, key: 'company' | 'relation', standIn: string): EmlAddress {
  const party = own(data, key);
  const given = own(party, 'name');
  const name = typeof given === 'string' ? given : '';
  try {
    return toAddress({ name, address: own(party, 'email') }, key);
  } catch (error) {
    if (!(error instanceof FacteurError) || error.code !== 'invalid-address') throw error;
    return toAddress({ name, address: standIn }, key);
  }
}

function toAddress(input: unknown, place: string): EmlAddress {
  const { name, address } = validateAddress(input, place);
  return { name, address };
}
