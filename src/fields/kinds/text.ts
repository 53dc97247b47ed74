import type { FieldDefinition } from '../field-definition.ts';
import type { Formatter } from '../formats/formatter.ts';
import { compileIdentifierFormat } from '../formats/identifiers.ts';
import { describeValue } from '../read/plain-object.ts';
import { putPlain, putText } from '../read/slots.ts';
import type { Kind, ValueReader } from './kind.ts';

/** Words, names and identifiers. */
export const text: Kind = {
  use: 'print',
  isInData: true,
  compileReader: compileTextReader,
  describe: (value) => describeValue(value, 'text'),
};

/** C0 and C1 controls, bidirectional overrides, and halves of surrogate pairs. These values get a closer check. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern finds control characters
const suspicious = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern finds control characters
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/;
/** Whether the character with this code needs neither a closer check nor escaping. */
const isHarmless = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  return suspicious.test(character) || /[&<>"']/.test(character) ? 0 : 1;
});

/** What a currency should be. */
export const expectedCurrency = 'an ISO 4217 currency code, such as "EUR"';

function compileTextReader(
  { maxLength = 500, multiline, oneOf, format }: FieldDefinition,
  formatter: Formatter,
): ValueReader {
  const write = compileIdentifierFormat(format);
  return (value, _currency, slots, slot) => {
    if (typeof value !== 'string') return 'a string';
    if (value.length > maxLength) return `at most ${maxLength} characters`;
    const isPlain = isHarmlessText(value);
    const read = isPlain || !suspicious.test(value) ? value : clean(value, multiline === true);
    if (typeof read !== 'string') return read.expected;
    if (format === 'currency' && formatter.fractionDigits(read) === undefined) return expectedCurrency;
    if (oneOf !== undefined && !oneOf.includes(read)) return `one of ${oneOf.join(', ')}`;
    const written = write === undefined ? read : write(read);
    return isPlain ? putPlain(slots, slot, read, written) : putText(slots, slot, read, written);
  };
}

/** Without a regular expression: a mail has dozens of short texts, and starting one takes longer than this loop. */
function isHarmlessText(value: string): boolean {
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code > 255 || isHarmless[code] === 0) return false;
  }
  return true;
}

function clean(value: string, isMultiline: boolean): string | { expected: string } {
  if (!value.isWellFormed()) return { expected: 'well-formed Unicode, without half a surrogate pair' };
  const cleaned = value.replaceAll('\r\n', '\n').replaceAll('\t', ' ');
  if (hasForbidden(cleaned))
    return { expected: 'a string without control or bidirectional override characters' };
  if (!isMultiline && cleaned.includes('\n')) return { expected: 'a string without line breaks' };
  return cleaned;
}

/** Whether a value has characters that no value may have: controls, and marks that change the reading direction. */
export function hasForbidden(value: string): boolean {
  return forbidden.test(value);
}
