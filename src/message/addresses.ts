import { FacteurError } from '../errors.ts';
import { describeValue, isObject } from '../fields/read/plain-object.ts';
import { validateAddressSpec } from './address-spec.ts';
import { cleanHeaderText } from './clean-text.ts';

/** One mailbox: `'billing@example.com'`, `'Acme <billing@example.com>'`, or its two parts. */
export type AddressInput = string | { readonly name?: string; readonly address: string };

/** A mailbox that can stand in an envelope and in a header. */
export interface Address {
  /** The display name, cleaned; empty where there is none. */
  readonly name: string;
  /** `local@domain`, the domain in ASCII; the local part is Unicode only where `requiresSmtpUtf8` says so. */
  readonly address: string;
  readonly domain: string;
  /** The mail reaches this mailbox only through servers that offer SMTPUTF8 (RFC 6531). */
  readonly requiresSmtpUtf8: boolean;
}

/**
 * Holds one address to a strict form before any mail library parses it: libraries read lists, comments and line
 * breaks in it, and send to a domain that nobody meant.
 * @param place the option that it stands in, for the error; the address itself is never repeated
 * @throws FacteurError `invalid-address`
 */
export function validateAddress(input: unknown, place: string): Address {
  const { name, spec } = takeApart(input, place);
  const { address, domain, requiresSmtpUtf8 } = validateAddressSpec(spec, place);
  return { name: cleanHeaderText(name), address, domain, requiresSmtpUtf8 };
}

/**
 * Validates addresses that are nearly always the one before them, such as that of a sender. What is equal is compared,
 * never the object: whoever calls may change it between two mails.
 */
export function rememberAddress(place: string): (input: unknown) => Address {
  let last: { readonly name: unknown; readonly spec: unknown; readonly address: Address } | undefined;
  return (input) => {
    const isParts = isObject(input);
    const name = isParts ? input.name : typeof input;
    const spec = isParts ? input.address : input;
    if (last === undefined || name !== last.name || spec !== last.spec)
      last = { name, spec, address: validateAddress(input, place) };
    return last.address;
  };
}

/** @throws FacteurError `invalid-address` for the first that is wrong, and for anything but a list */
export function validateAddresses(input: unknown, place: string): readonly Address[] {
  if (input === undefined) return none;
  if (!Array.isArray(input))
    throw new FacteurError(
      'invalid-address',
      `"${place}" is a list of addresses; received ${describeValue(input, 'text')}.`,
    );
  return input.map((one, index) => validateAddress(one, `${place}[${index}]`));
}

const none: readonly Address[] = [];

// A display name without quoting: none of RFC 5322's specials, so that it can be read in one way only.
const named = /^([^<>()[\]:;@\\,"]*)<([^<>]*)>$/;

function takeApart(input: unknown, place: string): { name: string; spec: string } {
  if (typeof input === 'string') {
    const match = named.exec(input);
    return match === null ? { name: '', spec: input } : { name: match[1]!, spec: match[2]! };
  }
  if (isObject(input) && typeof input.address === 'string') {
    if (input.name === undefined || typeof input.name === 'string')
      return { name: input.name ?? '', spec: input.address };
    throw new FacteurError(
      'invalid-address',
      `The name in "${place}" is a text; received ${describeValue(input.name)}.`,
    );
  }
  throw new FacteurError(
    'invalid-address',
    `"${place}" is one address, as a text or as { name, address }; received ${describeValue(input, 'text')}.`,
  );
}
