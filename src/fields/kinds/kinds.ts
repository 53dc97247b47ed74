import type { FieldDefinition, FieldKind } from '../field-definition.ts';
import type { Formatter } from '../formats/formatter.ts';
import { button } from './button.ts';
import { colour } from './colour.ts';
import { date } from './date.ts';
import { flag } from './flag.ts';
import { image } from './image.ts';
import type { Kind, ValueReader } from './kind.ts';
import { list } from './list.ts';
import { money } from './money.ts';
import { number } from './number.ts';
import { text } from './text.ts';
import { url } from './url.ts';

/** Every kind of field. compile/, render/, word/ and cli/fields/ each have their own table. */
export const kinds: Readonly<Record<FieldKind, Kind>> = {
  text,
  number,
  money,
  date,
  url,
  colour,
  button,
  image,
  flag,
  list,
};

/** Compiles the reader of a field whose value is in the data. @throws TypeError for a kind without values */
export function compileValueReader(field: FieldDefinition, formatter: Formatter): ValueReader {
  const { compileReader } = kinds[field.kind];
  if (compileReader === undefined) throw new TypeError(`A ${field.kind} field has no value to read`);
  return compileReader(field, formatter);
}
