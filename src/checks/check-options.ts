import { FacteurError } from '../errors.ts';
import { didYouMean } from '../fields/near-name.ts';
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

/** @throws FacteurError `invalid-option` for an unknown key, and for a value that is none */
export function validateCheckOptions(options: object, own: readonly string[]): void {
  const known = ['from', 'clients', 'rules', ...own];
  for (const key of Object.keys(options))
    if (!known.includes(key)) throw invalid(`Unknown option "${key}".${didYouMean(key, known)}`);
  const { from, clients, rules, now } = options as CheckOptions & { now?: unknown };
  if (from !== undefined && typeof from !== 'string')
    throw invalid('The option "from" is an e-mail address.');
  if (now !== undefined && !(now instanceof Date && !Number.isNaN(now.getTime())))
    throw invalid('The option "now" is a Date.');
  for (const [name, list] of Object.entries({ clients, rules }))
    if (list !== undefined && !(Array.isArray(list) && list.every((item) => typeof item === 'string')))
      throw invalid(`The option "${name}" is a list of names.`);
  const names = [...new Set(ruleNames.map(groupOf)), ...ruleNames];
  for (const rule of rules ?? [])
    if (!names.includes(rule)) throw invalid(`There is no rule "${rule}".${didYouMean(rule, names)}`);
}

function invalid(message: string): FacteurError {
  return new FacteurError('invalid-option', message);
}
