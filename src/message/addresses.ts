import { FacteurError } from '../errors.ts';
import { describeValue, isObject } from '../fields/read/plain-object.ts';
import { validateAddressSpec } from './address-spec.ts';
import { cleanHeaderText } from './clean-text.ts';

/** One mailbox: `'billing@example.com'`, `'Acme <billing@example.com>'`, or its two parts. */
export type AddressInput = string | { readonly name?: string; readonly address: string };

/** A validated mailbox, for an envelope or a header. */
export interface Address {
  /** The cleaned display name; may be empty. */
  readonly name: string;
  /** `local@domain` with the domain in ASCII. The local part is Unicode only with `requiresSmtpUtf8`. */
  readonly address: string;
  readonly domain: string;
  /** Only servers with SMTPUTF8 (RFC 6531) can deliver to this mailbox. */
  readonly requiresSmtpUtf8: boolean;
}

/**
 * Checks that one address has a strict form, before a mail library parses it. Libraries accept lists, comments and line
 * breaks, and may send to a domain that nobody meant.
 * @param place the name of the option, for the error, which never contains the address
 * @throws FacteurError `invalid-address`
 */
export function validateAddress(input: unknown, place: string): Address {
  const { name, spec } = takeApart(input, place);
  const { address, domain, requiresSmtpUtf8 } = validateAddressSpec(spec, place);
  return { name: cleanHeaderText(name), address, domain, requiresSmtpUtf8 };
}

/**
 * Validates addresses that are nearly always the same, such as that of a sender. Compares values, not objects, because
 * the caller may change the object between two mails.
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

/** @throws FacteurError `invalid-address` for the first invalid address, and for anything but a list */
export function validateAddresses(input: unknown, place: string): readonly Address[] {
  if (input === undefined) return none;
  if (!Array.isArray(input))
    throw new FacteurError(
      'invalid-address',
      `"${place}" must be a list of addresses; received ${describeValue(input, 'text')}.`,
    );
  return input.map((one, index) => validateAddress(one, `${place}[${index}]`));
}

const none: readonly Address[] = [];

// A display name without quotes or other specials of RFC 5322, so that every parser reads it in the same way.
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
      `The name in "${place}" must be a string; received ${describeValue(input.name)}.`,
    );
  }
  throw new FacteurError(
    'invalid-address',
    `"${place}" must be one address, as a string or as { name, address }; received ${describeValue(input, 'text')}.`,
  );
}
