import { FacteurError } from '../errors.ts';
import { type CreditTransfer, checkTransfer, largestPayload } from './epc-payload.ts';

/**
 * Reads the text of an EPC QR code (EPC069-12, versions 001 and 002, UTF-8).
 * @throws FacteurError `invalid-transfer` with everything that is wrong
 */
export function parseEpcPayload(payload: string): CreditTransfer {
  const lines = payload.split(payload.includes('\r\n') ? '\r\n' : '\n');
  const problems = checkHeader(payload, lines);
  const [bic, name, iban, amount, purpose, reference, text, information] = lines.slice(4);
  const cents = readCents(amount ?? '');
  if (cents === false)
    problems.push(`the amount is "${amount}": expected EUR and an amount, such as EUR12.34`);
  const transfer: CreditTransfer = {
    name: name ?? '',
    iban: iban ?? '',
    ...optional('bic', bic),
    ...(typeof cents === 'number' ? { cents } : {}),
    ...optional('purpose', purpose),
    ...optional('reference', reference),
    ...optional('text', text),
    ...optional('information', information),
  };
  problems.push(...checkTransfer(transfer));
  if (problems.length > 0) {
    throw new FacteurError('invalid-transfer', `Not an EPC QR code: ${problems.join('; ')}.`);
  }
  return transfer;
}

function checkHeader(payload: string, lines: readonly string[]): string[] {
  const [service, version, characters, identification, bic] = lines;
  const problems: string[] = [];
  if (service !== 'BCD') problems.push('the first line is not BCD');
  if (version !== '001' && version !== '002') problems.push('the version is not 001 or 002');
  if (version === '001' && (bic ?? '') === '') problems.push('version 001 needs a BIC');
  if (characters !== '1') problems.push('the character set is not 1 (UTF-8)');
  if (identification !== 'SCT') problems.push('the identification code is not SCT');
  if (lines.length < 7 || lines.length > 12) problems.push(`it has ${lines.length} lines instead of 7 to 12`);
  const bytes = Buffer.byteLength(payload);
  if (bytes > largestPayload) problems.push(`it has ${bytes} bytes; the limit is ${largestPayload}`);
  return problems;
}

/** @returns undefined if there is no amount, false if it is wrong */
function readCents(amount: string): number | undefined | false {
  if (amount === '') return undefined;
  const match = /^EUR(\d{1,9})(?:\.(\d{1,2}))?$/.exec(amount);
  return match !== null && Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

function optional(key: string, value: string | undefined): Record<string, string> {
  return value === undefined || value === '' ? {} : { [key]: value };
}
