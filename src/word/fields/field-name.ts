import { FacteurError } from '../../errors.ts';
import type { Instruction } from './parse-instruction.ts';

/** The name of a merge field, and the size that it asks for its picture. */
export interface FieldName {
  /** Without the braces or guillemets that people put around it: `Image:PaymentQrCode`. */
  readonly name: string;
  readonly millimetres: number | undefined;
}

/** Word allows 40 characters in a name, other programs more. */
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
      `${part}: a merge field has a name of ${written.length} characters ("${written.slice(0, 40)}..."), more than ${longestName}. Insert the field again.`,
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

/** The size that a text gives, in millimetres; undefined when it gives none. */
export function readSize(text: string): number | undefined {
  const match = /^\s*(\d{1,4}(?:[.,]\d{1,3})?)\s*(cm|mm|in|pt)\b/i.exec(text);
  if (match === null) return undefined;
  const amount = Number(match[1]!.replace(',', '.'));
  const millimetres = amount * (unitMillimetres[match[2]!.toLowerCase()] ?? 1);
  return millimetres > 0 ? millimetres : undefined;
}

const sizeInName = /\(([^()]{1,30})\)/;

const unitMillimetres: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72 };
