import { FacteurError } from '../errors.ts';
import { checkCreditorReference } from '../fields/references/creditor-reference.ts';
import { checkIban, isBic } from '../fields/references/iban.ts';
import { checkOgm } from '../fields/references/ogm.ts';

/** A SEPA credit transfer that a banking app fills in. */
export interface CreditTransfer {
  /** Legal name of the account holder, 1 to 70 characters. Banks check it against the IBAN. */
  readonly name: string;
  readonly iban: string;
  /** 8 or 11 characters. Not needed within the European Economic Area. */
  readonly bic?: string;
  /** In euro cents, 1 to 99,999,999,999. Without it, the payer types the amount. */
  readonly cents?: number;
  /** An ISO 20022 purpose code of at most 4 characters. */
  readonly purpose?: string;
  /** An ISO 11649 reference or a Belgian structured communication. Cannot be combined with `text`. */
  readonly reference?: string;
  /** At most 140 characters. Cannot be combined with `reference`. */
  readonly text?: string;
  /** At most 70 characters, which some apps show to the payer. */
  readonly information?: string;
}

/** The largest payload of EPC069-12, in bytes. */
export const largestPayload = 331;

/**
 * Builds the text of an EPC QR code (EPC069-12, version 002, UTF-8, SCT).
 * A Belgian structured communication goes into the line for structured references, where Belgian banking apps read it.
 * @throws FacteurError `invalid-transfer` with everything that is wrong
 */
export function buildEpcPayload(transfer: CreditTransfer): string {
  const problems = checkTransfer(transfer);
  const lines = [
    'BCD',
    '002',
    '1',
    'SCT',
    compact(transfer.bic),
    transfer.name,
    compact(transfer.iban),
    transfer.cents === undefined ? '' : `EUR${euros(transfer.cents)}`,
    transfer.purpose ?? '',
    transfer.reference === undefined ? '' : transfer.reference.replace(/\s/g, ''),
    transfer.text ?? '',
    transfer.information ?? '',
  ];
  const payload = lines.join('\n').replace(/\n+$/, '');
  const bytes = Buffer.byteLength(payload);
  if (bytes > largestPayload) problems.push(`the payload has ${bytes} bytes; the limit is ${largestPayload}`);
  if (problems.length > 0) {
    throw new FacteurError('invalid-transfer', `Not a credit transfer: ${problems.join('; ')}.`);
  }
  return payload;
}

/** Lists everything that is wrong with a credit transfer by the rules of EPC069-12. @returns an empty list for a valid one */
export function checkTransfer(transfer: CreditTransfer): string[] {
  const problems: string[] = [];
  const { name, iban, bic, cents, purpose, reference, text, information } = transfer;
  for (const [line, value, most] of [
    ['name', name, 70],
    ['purpose', purpose, 4],
    ['reference', reference, 35],
    ['text', text, 140],
    ['information', information, 70],
  ] as const) {
    const problem = value === undefined ? undefined : checkLine(value, most);
    if (problem !== undefined) problems.push(`the ${line} ${problem}`);
  }
  if (name.trim() === '') problems.push('the name is empty');
  const wrongIban = checkIban(iban);
  if (wrongIban !== undefined) problems.push(`the IBAN is wrong: ${wrongIban}`);
  if (bic !== undefined && !isBic(bic))
    problems.push('the BIC is wrong: expected 8 or 11 characters such as KREDBEBB');
  if (cents !== undefined && !(Number.isSafeInteger(cents) && cents >= 1 && cents <= 99_999_999_999))
    problems.push(`the amount is ${cents}: expected whole cents from 1 to 99999999999`);
  if (reference !== undefined && text !== undefined) problems.push('it has both a reference and a text');
  if (
    reference !== undefined &&
    checkOgm(reference) !== undefined &&
    checkCreditorReference(reference) !== undefined
  )
    problems.push(
      `the reference is not a structured communication (${checkOgm(reference)}) or an ISO 11649 reference`,
    );
  return problems;
}

/** A line break would start the next line of the payload, for example with the account of somebody else. */
function checkLine(value: string, most: number): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern finds control characters
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value))
    return 'contains a line break or another control character';
  if (!value.isWellFormed()) return 'is not well-formed Unicode';
  const length = [...value].length;
  return length > most ? `has ${length} characters; the limit is ${most}` : undefined;
}

/** Formats cents as euros with a decimal point: 1230 becomes `12.30`. */
export function euros(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

function compact(text = ''): string {
  return text.replace(/\s/g, '').toUpperCase();
}
