import type { TemplateRule } from '../../template-rule.ts';
import { placeOfWarning } from './place-of-warning.ts';

/** A field that an editor had damaged: it works, and the next edit may break it. */
export const repairedField: TemplateRule = {
  name: 'fields/repaired',
  severity: 'warning',
  check: ({ languages }) =>
    languages.flatMap(({ locale, template }) =>
      (template?.warnings ?? [])
        .filter(({ code }) => code === 'field-repaired')
        .map((warning) => ({
          message: warning.message,
          mend: 'Type the field again, without formatting inside it.',
          place: placeOfWarning(warning),
          locale,
        })),
    ),
};
