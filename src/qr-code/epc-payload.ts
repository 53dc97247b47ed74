import { FacteurError } from '../errors.ts';
import { checkCreditorReference } from '../fields/references/creditor-reference.ts';
import { checkIban, isBic } from '../fields/references/iban.ts';
import { checkOgm } from '../fields/references/ogm.ts';

/** A SEPA credit transfer, as a banking app fills it in. */
export interface CreditTransfer {
  /** Legal name of the account holder, 1 to 70 characters: banks compare it with the IBAN. */
  readonly name: string;
  readonly iban: string;
  /** 8 or 11 characters; not needed inside the European Economic Area. */
  readonly bic?: string;
  /** In euro cents, 1 to 99,999,999,999; the payer types it when absent. */
  readonly cents?: number;
  /** An ISO 20022 purpose code of at most 4 characters. */
  readonly purpose?: string;
  /** An ISO 11649 reference or a Belgian structured communication; never beside `text`. */
  readonly reference?: string;
  /** At most 140 characters; never beside `reference`. */
  readonly text?: string;
  /** Shown to the payer by some apps, at most 70 characters. */
  readonly information?: string;
}

/** The largest payload of EPC069-12, in bytes. */
export const largestPayload = 331;

/**
 * Builds the text of an EPC QR code (EPC069-12, version 002, UTF-8, SCT).
 * A Belgian structured communication stands in the line for structured references, as Belgian banking apps read it there.
 * @throws FacteurError `invalid-transfer` that says everything that is wrong
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
  if (bytes > largestPayload)
    problems.push(`the payload has ${bytes} bytes instead of at most ${largestPayload}`);
  if (problems.length > 0) {
    throw new FacteurError('invalid-transfer', `Not a credit transfer: ${problems.join('; ')}.`);
  }
  return payload;
}

/** Says everything that is wrong with a credit transfer, by the limits of EPC069-12. */
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
    problems.push('the BIC does not have 8 or 11 characters as banks have them');
  if (cents !== undefined && !(Number.isSafeInteger(cents) && cents >= 1 && cents <= 99_999_999_999))
    problems.push(`the amount is ${cents} instead of 1 to 99999999999 whole cents`);
  if (reference !== undefined && text !== undefined) problems.push('it has both a reference and a text');
  if (
    reference !== undefined &&
    checkOgm(reference) !== undefined &&
    checkCreditorReference(reference) !== undefined
  )
    problems.push(
      `the reference is no structured communication (${checkOgm(reference)}) and no ISO 11649 one`,
    );
  return problems;
}

/** A line break would put the rest into the next line: somebody else's account, for example. */
function checkLine(value: string, most: number): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value))
    return 'holds a line break or another control character';
  if (!value.isWellFormed()) return 'is not well-formed Unicode';
  const length = [...value].length;
  return length > most ? `has ${length} characters instead of at most ${most}` : undefined;
}

/** Writes cents as euros with a point: 1230 is `12.30`. */
export function euros(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

function compact(text = ''): string {
  return text.replace(/\s/g, '').toUpperCase();
}
