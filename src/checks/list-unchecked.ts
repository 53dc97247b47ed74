import type { CheckOptions } from './check-options.ts';
import { isAskedFor } from './is-asked-for.ts';
import { mailRules } from './mail-rules.ts';

/** What the rules cannot check on this machine, each with what to install: a library that some of them need is optional. */
export function listUnchecked({ rules }: Pick<CheckOptions, 'rules'> = {}): string[] {
  return mailRules.filter(({ name }) => isAskedFor(name, rules)).flatMap((rule) => rule.unchecked?.() ?? []);
}
