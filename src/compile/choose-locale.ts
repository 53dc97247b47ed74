import { readLocale } from '../options.ts';

/** The languages that a template is compiled with. */
export interface ChosenLocale {
  /** The language of formatted values. */
  readonly locale: string;
  /** The languages to look for strings in, in order. */
  readonly strings: readonly string[];
  /** The language used instead, if the template does not have the requested one. */
  readonly standIn: string | undefined;
}

/** `fr-BE`, then `fr`, then the default. @throws FacteurError `invalid-option` if the locale is not valid */
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
