import type { Place } from '../../../compile/trace-template.ts';
import type { Warning, WarningCode } from '../../../errors.ts';
import type { TemplateRule } from '../../template-rule.ts';

/** A field that an editor damaged: it works, but the next edit may break it. */
export const repairedField: TemplateRule = {
  name: 'fields/repaired',
  severity: 'warning',
  check: warningsOf('field-repaired', 'Type the field again, without formatting inside it.'),
};

/** Text that looks like a field but is not one: customers would see the braces. */
export const lookalike: TemplateRule = {
  name: 'fields/lookalike',
  severity: 'warning',
  check: warningsOf('field-unknown', 'Correct the name, or put the text into <code> if it is not a field.'),
};

/** An HTML tag in a string. Strings are plain text, so readers would see the tag. */
export const stringHasTag: TemplateRule = {
  name: 'fields/string-has-tag',
  severity: 'error',
  check: warningsOf('tag-in-string', 'Remove the tag from the string.'),
};

/** A list of fonts that starts with a web font that is not loaded: readers see the next one. */
export const webFont: TemplateRule = {
  name: 'fields/web-font',
  severity: 'warning',
  check: warningsOf(
    'web-font-not-loaded',
    'Put a font first that your customers have, declare it with <mj-font>, or set webFonts.',
  ),
};

/** Compile warnings of one code, in every language. */
function warningsOf(code: WarningCode, fix: string): TemplateRule['check'] {
  return ({ languages }) =>
    languages.flatMap(({ locale, template }) =>
      (template?.warnings ?? [])
        .filter((warning) => warning.code === code)
        .map((warning) => ({ message: warning.message, fix, place: placeOf(warning), locale })),
    );
}

function placeOf({ file, line = 1, column = 1 }: Warning): Place | undefined {
  return file === undefined ? undefined : { file, line, column };
}
