import type { TemplateRule } from '../../template-rule.ts';
import { placeOfWarning } from './place-of-warning.ts';

/** An HTML tag in a string, which is text: readers would see it as it is written. */
export const stringHasTag: TemplateRule = {
  name: 'fields/string-has-tag',
  severity: 'error',
  check: ({ languages }) =>
    languages.flatMap(({ locale, template }) =>
      (template?.warnings ?? [])
        .filter(({ code }) => code === 'tag-in-string')
        .map((warning) => ({
          message: warning.message,
          mend: 'Take the tag out of the string.',
          place: placeOfWarning(warning),
          locale,
        })),
    ),
};
