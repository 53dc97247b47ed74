import type { MergeField } from '../fields/read-merge-field.ts';
import { type KnownField, suggestName } from '../fields/word-names.ts';
import type { ReportedField } from '../merge-report.ts';
import type { Filling } from './filling.ts';

/** Reports what became of a field, and that a typed one had better be inserted. */
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
      `{${name}} is typed as text. It was filled, but Word may break it up when the text is edited; a merge field is safer (Insert, Quick Parts, Field, MergeField).`,
    );
}

export function reportUnknown(merge: MergeField, filling: Filling, isNested: boolean): void {
  reportField(merge, undefined, 'unknown', filling, isNested);
  const near = suggestName(merge.name);
  const shown = merge.name.slice(0, 60);
  filling.report.warn(
    'field-unknown',
    filling.part,
    `Unknown field "${shown}"; it is left as it is.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
  );
}

/** Reports a field of a Word mail merge that means nothing for one invoice. */
export function reportLeft(keyword: string, { part, report }: Filling): void {
  if (!onlyForRecords.has(keyword)) return;
  report.warn(
    'field-left',
    part,
    `The field ${keyword} is left as it is: it needs the records of a mail merge in Word.`,
  );
}

const onlyForRecords = new Set(
  'ADDRESSBLOCK ASK DATABASE FILLIN GREETINGLINE MERGEREC MERGESEQ NEXT NEXTIF SKIPIF'.split(' '),
);
