import { type DocumentField, instructionText } from './collect-fields.ts';
import { readFieldName } from './field-name.ts';
import { typedSwitch } from './mark-typed-fields.ts';
import { type Instruction, parseInstruction } from './parse-instruction.ts';

/** A field with its parsed instruction. */
export interface MergeField {
  readonly found: DocumentField;
  readonly instruction: Instruction;
  /** The name in the document, without braces and size. */
  readonly name: string;
  /** The size of its picture, if the field sets one. */
  readonly millimetres: number | undefined;
  readonly isTyped: boolean;
  /** A mark of a region: `TableStart:Lines`. */
  readonly region: { readonly isStart: boolean; readonly list: string } | undefined;
}

/** Reads a merge field. Undefined for a formula, a page number or a condition. */
export function readMergeField(found: DocumentField, part: string): MergeField | undefined {
  const text = instructionText(found);
  if (!/MERGEFIELD/i.test(text)) return undefined;
  const instruction = parseInstruction(text);
  if (instruction.keyword !== 'MERGEFIELD') return undefined;
  const { name, millimetres } = readFieldName(instruction, part);
  const region = /^Table(Start|End):(.*)$/i.exec(name);
  return {
    found,
    instruction,
    name,
    millimetres,
    isTyped: text.includes(typedSwitch),
    region: region === null ? undefined : { isStart: /^start$/i.test(region[1]!), list: region[2]!.trim() },
  };
}

/** Visits fields and their nested fields, outer ones first. */
export function eachField(
  fields: readonly DocumentField[],
  visit: (field: DocumentField, isNested: boolean) => void,
): void {
  const walk = (field: DocumentField, isNested: boolean): void => {
    visit(field, isNested);
    for (const piece of field.instruction) if (piece.kind === 'field') walk(piece.field, true);
    for (const inner of field.inResult) walk(inner, true);
  };
  for (const field of fields) walk(field, false);
}
