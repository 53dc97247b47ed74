import type { TextFormat } from '../field-definition.ts';
import { isOgm } from '../references/ogm.ts';

/** Compiles the format of an identifier. @returns undefined if there is no format */
export function compileIdentifierFormat(
  format: TextFormat | undefined,
): ((value: string) => string) | undefined {
  if (format === undefined) return undefined;
  if (format === 'reference') return formatReference;
  // The account and numbers of a company are the same in every mail, so the last one is kept.
  let last = { value: '', text: '' };
  return (value) => {
    if (value !== last.value) last = { value, text: formatIdentifier(value, format) };
    return last.text;
  };
}

/** Formats an identifier for people: an IBAN in groups of four, `+++010/8068/17183+++`, `0403.019.261`. */
export function formatIdentifier(value: string, format: TextFormat): string {
  if (format === 'iban') return formatIban(value);
  if (format === 'reference') return formatReference(value);
  if (format === 'enterprise-number') return formatEnterpriseNumber(value);
  if (format === 'phone') return value.replaceAll(' ', '\u00a0');
  return value;
}

function formatIban(value: string): string {
  const compact = value.replace(/\s/g, '').toUpperCase();
  return /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(compact) ? inFours(compact) : value;
}

/** A Belgian structured communication (OGM/VCS) has 12 digits; an ISO 11649 reference starts with RF. */
function formatReference(value: string): string {
  // Written by a program.
  if (value.length === 12 && /^\d{12}$/.test(value))
    return isOgm(value) ? `+++${value.slice(0, 3)}/${value.slice(3, 7)}/${value.slice(7)}+++` : value;
  // Written by a person.
  const digits = /^[+*\s]*(\d{3})[/\s]*(\d{4})[/\s]*(\d{5})[+*\s]*$/.exec(value);
  if (digits !== null && isOgm(digits[1]! + digits[2]! + digits[3]!))
    return `+++${digits[1]}/${digits[2]}/${digits[3]}+++`;
  const compact = value.replace(/\s/g, '').toUpperCase();
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(compact) ? inFours(compact) : value;
}

/** A Belgian number has ten digits, written 0403.019.261, with or without BE in front. */
function formatEnterpriseNumber(value: string): string {
  const match = /^(BE)?[\s.]*([01]\d{3})[\s.]*(\d{3})[\s.]*(\d{3})$/i.exec(value);
  return match === null ? value : `${match[1] === undefined ? '' : 'BE '}${match[2]}.${match[3]}.${match[4]}`;
}

function inFours(compact: string): string {
  return compact.replace(/(.{4})(?=.)/g, '$1 ');
}
