import { readCompileOptions } from '../compile/settings.ts';

/** Reads the option `--locale`. @throws FacteurError for what is no language tag */
export function readLocale(value: string): string {
  return readCompileOptions({ locale: value }, ['locale']).locale;
}
