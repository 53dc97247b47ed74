import { FacteurError } from '../../errors.ts';

/**
 * Builds an ISO 11649 creditor reference: `RF`, two check digits and 1 to 21 letters and digits.
 * @param text letters and digits, such as an invoice number; spaces, dots, slashes and hyphens are ignored
 * @returns the reference in capitals without spaces; `formatCreditorReference` formats it for people
 * @throws FacteurError `invalid-reference`
 * @example buildCreditorReference('539007547034') // 'RF18539007547034'
 */
export function buildCreditorReference(text: string): string {
  const body = compact(text);
  if (!/^[A-Z0-9]{1,21}$/.test(body)) {
    const message = `An ISO 11649 reference needs 1 to 21 letters and digits; received ${JSON.stringify(text)}.`;
    throw new FacteurError('invalid-reference', message);
  }
  return `RF${checkDigits(body)}${body}`;
}

/**
 * Reads a creditor reference, in any letter case, with or without spaces.
 * @returns the reference in capitals without spaces
 * @throws FacteurError `invalid-reference`
 */
export function parseCreditorReference(text: string): string {
  const problem = checkCreditorReference(text);
  if (problem !== undefined) {
    throw new FacteurError('invalid-reference', `Not an ISO 11649 reference: ${problem}.`);
  }
  return compact(text);
}

/** Describes what is wrong with a creditor reference. @returns undefined for a valid one */
export function checkCreditorReference(text: string): string | undefined {
  const reference = compact(text);
  if (!/^RF\d\d/.test(reference)) return 'it must start with "RF" and two check digits';
  const body = reference.slice(4);
  if (!/^[A-Z0-9]*$/.test(body)) return 'it may contain only letters and digits';
  if (body.length < 1 || body.length > 21)
    return `it has ${body.length} characters after the check digits instead of 1 to 21`;
  const expected = checkDigits(body);
  const found = reference.slice(2, 4);
  return found === expected ? undefined : `its check digits are ${found} instead of ${expected}`;
}

/** Formats a creditor reference for people, in groups of four: `RF18 5390 0754 7034`. @throws FacteurError `invalid-reference` */
export function formatCreditorReference(text: string): string {
  return parseCreditorReference(text).replace(/(.{4})(?=.)/g, '$1 ');
}

/** 98 minus the body followed by `RF00`, modulo 97, with A as 10 to Z as 35. */
function checkDigits(body: string): string {
  let remainder = 0;
  for (const character of `${body}RF00`) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return String(98 - remainder).padStart(2, '0');
}

function compact(text: string): string {
  return text.replace(/[\s./-]/g, '').toUpperCase();
}
