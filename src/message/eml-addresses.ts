import type { EmlAddress } from './build-eml.ts';

/** The sender of an invoice's mail, for an `.eml` file; a stand-in where the data has no address. */
export function senderOf(data: unknown): EmlAddress {
  return addressOf(propertyOf(data, 'company'), 'sender@facteur.invalid');
}

/** The customer, for an `.eml` file; a stand-in where the data has no address. */
export function recipientOf(data: unknown): EmlAddress {
  return addressOf(propertyOf(data, 'relation'), 'customer@facteur.invalid');
}

const plainAddress = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

function addressOf(party: unknown, standIn: string): EmlAddress {
  const name = propertyOf(party, 'name');
  const email = propertyOf(party, 'email');
  const isAddress = typeof email === 'string' && email.length <= 254 && plainAddress.test(email);
  return { name: typeof name === 'string' ? cleanName(name) : '', address: isAddress ? email : standIn };
}

/** No line break may reach a header, and no half of a surrogate pair its encoder. */
function cleanName(name: string): string {
  return name
    .slice(0, 500)
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}

function propertyOf(holder: unknown, key: string): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
    ? Reflect.get(holder, key)
    : undefined;
}
