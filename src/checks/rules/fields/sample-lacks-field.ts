import { DataError } from '../../../errors.ts';
import { placeOfPath } from '../../json-source.ts';
import type { TemplateRule } from '../../template-rule.ts';

/** A sample that cannot be rendered, because a value that the template prints is missing or wrong. */
export const sampleLacksField: TemplateRule = {
  name: 'fields/sample-lacks-field',
  severity: 'error',
  check: ({ mails }) =>
    mails.flatMap(({ language, sample, error }) => {
      if (error === undefined) return [];
      if (!(error instanceof DataError)) throw error;
      return error.issues.map((issue) => ({
        message: `${issue.path}: received ${issue.received}, expected ${issue.expected}.${issue.usedAt === undefined ? '' : ` Used at ${issue.usedAt}.`}`,
        fix:
          error.code === 'missing-field'
            ? `Give ${issue.path} a value in this sample.`
            : `Write ${issue.path} in the expected form, as in the invoices that you send.`,
        place: placeOfPath(sample.source, toPath(issue.path)),
        locale: language.locale,
        sample: sample.name,
      }));
    }),
};

/** `['invoice', 'lines', 3, 'amount']` for `invoice.lines[3].amount`. */
function toPath(path: string): (string | number)[] {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
}
