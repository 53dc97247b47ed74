import { isValidBIC, ValidationErrorsIBAN, validateIBAN } from 'ibantools';
import { FacteurError } from '../../errors.ts';

/**
 * Reads an IBAN, in any letter case, with or without spaces.
 * @returns the IBAN in capitals without spaces
 * @throws FacteurError `invalid-iban`
 */
export function parseIban(text: string): string {
  const problem = checkIban(text);
  if (problem !== undefined) throw new FacteurError('invalid-iban', `Not an IBAN: ${problem}.`);
  return compact(text);
}

/** Describes what is wrong with an IBAN, including national check digits. @returns undefined for a valid one */
export function checkIban(text: string): string | undefined {
  const { errorCodes } = validateIBAN(compact(text));
  return errorCodes[0] === undefined ? undefined : problems[errorCodes[0]];
}

/** Whether a BIC has 8 or 11 characters and a country. */
export function isBic(text: string): boolean {
  return isValidBIC(compact(text));
}

const problems: Readonly<Record<ValidationErrorsIBAN, string>> = {
  [ValidationErrorsIBAN.NoIBANProvided]: 'it is empty',
  [ValidationErrorsIBAN.NoIBANCountry]: 'its first two letters are not a country with IBANs',
  [ValidationErrorsIBAN.WrongBBANLength]: 'it does not have the length of an IBAN of its country',
  [ValidationErrorsIBAN.WrongBBANFormat]:
    'the characters after its check digits do not have the format of its country',
  [ValidationErrorsIBAN.ChecksumNotNumber]: 'its third and fourth characters must be digits',
  [ValidationErrorsIBAN.WrongIBANChecksum]: 'its check digits do not match, so a digit is wrong',
  [ValidationErrorsIBAN.WrongAccountBankBranchChecksum]:
    'the check digits of its account number do not match, so a digit is wrong',
  [ValidationErrorsIBAN.QRIBANNotAllowed]: 'it is a Swiss QR-IBAN',
};

function compact(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}
