import { readLocale } from '../options.ts';

/** In which languages a template is compiled. */
export interface ChosenLocale {
  /** The language that values are formatted in. */
  readonly locale: string;
  /** The languages to look for strings in, the first one first. */
  readonly strings: readonly string[];
  /** What stands in for a language that is not there. */
  readonly standIn: string | undefined;
}

/** `fr-BE`, then `fr`, then the default. @throws FacteurError `invalid-option` for what is no language */
export function chooseLocale(
  locale: string,
  defaultLocale: string,
  available: readonly string[],
): ChosenLocale {
  const asked = readLocale({ locale })!;
  const language = asked.split('-')[0]!;
  const own = [asked, language].filter((tag) => available.includes(tag));
  const standIn = available.includes(defaultLocale) ? defaultLocale : available[0];
  const strings = [...new Set([...own, ...(standIn === undefined ? [] : [standIn])])];
  return own.length > 0 || standIn === undefined
    ? { locale: asked, strings, standIn: undefined }
    : { locale: standIn, strings, standIn };
}
