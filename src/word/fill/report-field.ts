import type { MergeField } from '../fields/read-merge-field.ts';
import { type KnownField, suggestName } from '../fields/word-names.ts';
import type { ReportedField } from '../merge-report.ts';
import type { Filling } from './filling.ts';

/** Reports the outcome of a field, and warns about a typed one. */
export function reportField(
  merge: MergeField,
  known: KnownField | undefined,
  outcome: ReportedField['outcome'],
  { part, report }: Filling,
  isNested: boolean,
): void {
  const { name, isTyped, found } = merge;
  report.field({ name, field: known?.name, part, outcome, isTyped, isNested }, found.isFallback);
  if (isTyped && known !== undefined)
    report.warn(
      'field-typed',
      part,
      `{${name}} is typed as text. It works now, but Word may break it when the text is edited. A merge field is safer (Insert, Quick Parts, Field, MergeField).`,
    );
}

export function reportUnknown(merge: MergeField, filling: Filling, isNested: boolean): void {
  reportField(merge, undefined, 'unknown', filling, isNested);
  const near = suggestName(merge.name);
  const shown = merge.name.slice(0, 60);
  filling.report.warn(
    'field-unknown',
    filling.part,
    `Unknown field "${shown}". It is not changed.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
  );
}

/** Warns about a field of a Word mail merge that has no meaning for a single invoice. */
export function reportLeft(keyword: string, { part, report }: Filling): void {
  if (!onlyForRecords.has(keyword)) return;
  report.warn(
    'field-left',
    part,
    `The field ${keyword} is not changed: it only works in a mail merge in Word.`,
  );
}

const onlyForRecords = new Set(
  'ADDRESSBLOCK ASK DATABASE FILLIN GREETINGLINE MERGEREC MERGESEQ NEXT NEXTIF SKIPIF'.split(' '),
);
