import { FacteurError } from '../../errors.ts';

/**
 * Builds a Belgian structured communication (OGM/VCS): ten digits, and two check digits modulo 97, with 97 for 0.
 * The rule comes from Febelfin's Belgian standard for credit transfers.
 * @param base up to ten digits, such as an invoice number; it is padded with leading zeros
 * @returns twelve digits; `formatOgm` formats them for people
 * @throws FacteurError `invalid-reference` unless the base is a whole number of at most ten digits
 * @example formatOgm(buildOgm(108068171)) // '+++010/8068/17183+++'
 */
export function buildOgm(base: string | number): string {
  const digits = String(base);
  if (!/^\d{1,10}$/.test(digits)) {
    const message = `A structured communication needs 1 to 10 digits; received ${JSON.stringify(base)}.`;
    throw new FacteurError('invalid-reference', message);
  }
  const padded = digits.padStart(10, '0');
  return padded + checkDigits(padded);
}

/**
 * Reads a structured communication, with or without `+++`, `***`, slashes, dots and spaces.
 * @returns twelve digits
 * @throws FacteurError `invalid-reference`
 */
export function parseOgm(text: string): string {
  const problem = checkOgm(text);
  if (problem !== undefined) {
    throw new FacteurError('invalid-reference', `Not a structured communication: ${problem}.`);
  }
  return digitsOf(text);
}

/** Describes what is wrong with a structured communication. @returns undefined for a valid one */
export function checkOgm(text: string): string | undefined {
  if (!/^[\d\s+*/.]*$/.test(text)) return 'it may contain only digits, "+", "*", "/", "." and spaces';
  const digits = digitsOf(text);
  if (digits.length !== 12) return `it has ${digits.length} digits instead of 12`;
  const expected = checkDigits(digits.slice(0, 10));
  const found = digits.slice(10);
  return found === expected ? undefined : `its check digits are ${found} instead of ${expected}`;
}

/** Formats twelve digits for people: `+++010/8068/17183+++`. @throws FacteurError `invalid-reference` */
export function formatOgm(text: string): string {
  const digits = parseOgm(text);
  return `+++${digits.slice(0, 3)}/${digits.slice(3, 7)}/${digits.slice(7)}+++`;
}

/** Whether twelve digits have valid check digits. */
export function isOgm(digits: string): boolean {
  const number = Number(digits);
  return (Math.floor(number / 100) % 97 || 97) === number % 100;
}

function checkDigits(base: string): string {
  return String(Number(base) % 97 || 97).padStart(2, '0');
}

function digitsOf(text: string): string {
  return text.replace(/[\s+*/.]/g, '');
}
