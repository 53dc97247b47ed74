import { type JsonSource, placeOfPath, textsOf } from '../../json-source.ts';
import type { FoundInSource, Language, TemplateRule } from '../../template-rule.ts';

/** A string that is missing in one language: its mails mix two languages. */
export const stringMissing: TemplateRule = {
  name: 'fields/string-missing',
  severity: 'error',
  check: async ({ languages }) => {
    const found: FoundInSource[] = [];
    for (const language of languages) found.push(...(await missingIn(language)));
    return found;
  },
};

async function missingIn({
  locale,
  strings,
  inherited,
  template,
  trace,
}: Language): Promise<FoundInSource[]> {
  if (strings === undefined || template === undefined) return [];
  const texts = [...textsOf(strings), ...(inherited === undefined ? [] : textsOf(inherited))];
  const own = new Set(texts.map(({ key }) => key.toLowerCase()));
  return [...(await trace()).usedStrings]
    .filter((key) => !own.has(key))
    .map((key) => ({
      message: `${strings.name} has no "${key}", which the template uses. Its mails show the text of another language instead.`,
      fix: `Add "${key}" to this file.`,
      place: placeOfPath(strings, pathOf(strings, key)),
      locale,
    }));
}

/** The path of the object that should contain the key, in the letter case of the file. */
function pathOf(strings: JsonSource, key: string): string[] {
  const parts = key.split('.').slice(0, -1);
  const near = textsOf(strings).find((text) => text.key.toLowerCase().startsWith(`${parts.join('.')}.`));
  return near?.key.split('.').slice(0, parts.length) ?? [];
}
