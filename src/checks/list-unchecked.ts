import type { CheckOptions } from './check-options.ts';
import { isAskedFor } from './is-asked-for.ts';
import { mailRules } from './mail-rules.ts';

/** Messages about rules that cannot run on this machine, and what to install: some rules need an optional library. */
export function listUnchecked({ rules }: Pick<CheckOptions, 'rules'> = {}): string[] {
  return mailRules.filter(({ name }) => isAskedFor(name, rules)).flatMap((rule) => rule.unchecked?.() ?? []);
}
