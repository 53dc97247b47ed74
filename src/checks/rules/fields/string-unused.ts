import { textsOf } from '../../json-source.ts';
import type { FoundInSource, TemplateRule } from '../../template-rule.ts';

/** A string that the template does not use. */
export const stringUnused: TemplateRule = {
  name: 'fields/string-unused',
  severity: 'warning',
  check: async ({ languages }) => {
    const found: FoundInSource[] = [];
    for (const { locale, strings, template, trace } of languages) {
      if (strings === undefined || template === undefined) continue;
      const { usedStrings } = await trace();
      for (const { key, place } of textsOf(strings)) {
        if (usedStrings.has(key.toLowerCase())) continue;
        found.push({
          message: `The template does not use the string "${key}".`,
          fix: `Remove it, or print it with {t.${key.toLowerCase()}}.`,
          place,
          locale,
        });
      }
    }
    return found;
  },
};
