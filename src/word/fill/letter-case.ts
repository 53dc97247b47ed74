/** Applies the letter-case switches of a field, such as `\* Upper`, in order. @see ECMA-376 part 1, 17.16.4.3 */
export function applyLetterCase(text: string, formats: readonly string[], locale: string): string {
  return formats.reduce((changed, format) => cases[format]?.(changed, locale) ?? changed, text);
}

const cases: Readonly<Record<string, (text: string, locale: string) => string>> = {
  upper: (text, locale) => text.toLocaleUpperCase(locale),
  lower: (text, locale) => text.toLocaleLowerCase(locale),
  firstcap: (text, locale) => text.replace(/\p{L}/u, (letter) => letter.toLocaleUpperCase(locale)),
  caps: (text, locale) =>
    text.replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toLocaleUpperCase(locale)),
};
