import { InvalidArgumentError } from 'commander';
import { toLocale } from '../options.ts';

/** Reads the option `--locale`. @throws InvalidArgumentError for a text that is no language tag */
export function readLocale(value: string): string {
  const tag = toLocale(value);
  if (tag !== undefined) return tag;
  throw new InvalidArgumentError('Expected a language tag such as nl or fr-BE.');
}
