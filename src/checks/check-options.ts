import { FacteurError } from '../errors.ts';
import { didYouMean } from '../fields/near-name.ts';
import { checkOptionNames, readDate, readLocale, readText, readTexts, readTimeZone } from '../options.ts';
import { groupOf } from './is-asked-for.ts';
import { ruleNames } from './rule-names.ts';

/** What is checked, and for whom. */
export interface CheckOptions {
  /** The address that the mails come from. @default the e-mail address of the company in the data */
  readonly from?: string;
  /** Mail clients that the mails are for, as caniemail names them: `gmail.*`, `outlook.windows`. @default the usual ones */
  readonly clients?: readonly string[];
  /** Names of rules, `payment/url-missing`, or of groups, `payment`, to look at no others. @default all */
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
