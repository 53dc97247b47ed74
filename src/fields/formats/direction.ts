/** Scripts that are written from right to left. */
const rightToLeft: ReadonlySet<string> = new Set(
  'Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi'.split(' '),
);

export type Direction = 'ltr' | 'rtl';

/** The direction in which a language is written: `rtl` for Hebrew, Arabic, Persian and Urdu. */
export function directionOf(locale: string): Direction {
  return rightToLeft.has(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
}
