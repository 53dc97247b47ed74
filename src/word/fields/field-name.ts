import { FacteurError } from '../../errors.ts';
import type { Instruction } from './parse-instruction.ts';

/** The name of a merge field, and the size of its picture. */
export interface FieldName {
  /** Without braces or guillemets around it: `Image:PaymentQrCode`. */
  readonly name: string;
  readonly millimetres: number | undefined;
}

/** Word allows names of 40 characters, other programs more. */
const longestName = 200;

/**
 * Reads the name of a merge field and the size of its picture: `Image:PaymentQrCode(4cm)`, `Image(4cm):PaymentQrCode`,
 * or `Image:PaymentQrCode 40 mm`. Units are cm, mm, in and pt.
 * @throws FacteurError field-name-too-long
 */
export function readFieldName(instruction: Instruction, part: string): FieldName {
  const written = (instruction.words[0] ?? '').trim();
  if (written.length > longestName) {
    throw new FacteurError(
      'field-name-too-long',
      `${part}: a merge field name has ${written.length} characters ("${written.slice(0, 40)}..."); the limit is ${longestName}. Insert the field again.`,
    );
  }
  const unwrapped = written.replace(/^[{«<\s]+/, '').replace(/[}»>\s]+$/, '');
  const sized = sizeInName.exec(unwrapped);
  const rest = instruction.words.slice(1).join(' ');
  return {
    name: sized === null ? unwrapped : unwrapped.replace(sized[0], ''),
    millimetres: readSize(sized?.[1] ?? rest),
  };
}

/** The size in a text, in millimetres; undefined if there is none. */
export function readSize(text: string): number | undefined {
  const match = /^\s*(\d{1,4}(?:[.,]\d{1,3})?)\s*(cm|mm|in|pt)\b/i.exec(text);
  if (match === null) return undefined;
  const amount = Number(match[1]!.replace(',', '.'));
  const millimetres = amount * (unitMillimetres[match[2]!.toLowerCase()] ?? 1);
  return millimetres > 0 ? millimetres : undefined;
}

const sizeInName = /\(([^()]{1,30})\)/;

const unitMillimetres: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72 };
