import { FacteurError } from '../errors.ts';
import { didYouMean } from '../fields/near-name.ts';
import { checkOptionNames, readDate, readLocale, readText, readTexts, readTimeZone } from '../options.ts';
import { groupOf } from './is-asked-for.ts';
import { ruleNames } from './rule-names.ts';

/** What to check, and for which mail clients. */
export interface CheckOptions {
  /** The sender of the mails. @default `company.email` in the data */
  readonly from?: string;
  /** Mail clients to check for, by their caniemail names: `gmail.*`, `outlook.windows`. @default the most common ones */
  readonly clients?: readonly string[];
  /** Rules to run, such as `payment/url-missing`, or groups of rules, such as `payment`. @default all */
  readonly rules?: readonly string[];
}

/** @throws FacteurError `invalid-option` */
export function validateCheckOptions(options: object, own: readonly string[], call: string): void {
  checkOptionNames(options, ['from', 'clients', 'rules', ...own], call);
  readText(options, 'from', { isPrivate: true });
  readDate(options, 'now');
  readLocale(options);
  readTimeZone(options);
  readTexts(options, 'clients');
  const names = [...new Set(ruleNames.map(groupOf)), ...ruleNames];
  for (const rule of readTexts(options, 'rules') ?? [])
    if (!names.includes(rule))
      throw new FacteurError('invalid-option', `Unknown rule "${rule}".${didYouMean(rule, names)}`);
}
