import type { AllowedFinding } from '../../checks/allow-list.ts';
import type { Finding } from '../../checks/finding.ts';

/** The result of one run of `facteur check`. */
export interface CheckReport {
  readonly findings: readonly Finding[];
  readonly allowed: readonly AllowedFinding[];
  /** How many templates were checked. */
  readonly templates: number;
  readonly errors: number;
  readonly warnings: number;
  /** What could not be checked on this machine, and what to install. */
  readonly unchecked: readonly string[];
}

/** The mail with the finding: `reminder, nl, plain`. If several mails have it, the message names them. */
export function describeOrigin({ template, locale, sample }: Finding): string {
  return [template, locale, sample].filter((part) => part !== undefined).join(', ');
}

/** `2 errors and 1 warning in 4 templates; 3 allowed.` */
export function describeTotals({ errors, warnings, templates, allowed }: CheckReport): string {
  const found =
    errors + warnings === 0
      ? 'Nothing found'
      : [count(errors, 'error'), count(warnings, 'warning')].filter((part) => part !== '').join(' and ');
  const accepted = allowed.length === 0 ? '' : `; ${allowed.length} allowed`;
  return `${found} in ${count(templates, 'template')}${accepted}.`;
}

function count(number: number, what: string): string {
  return number === 0 ? '' : `${number} ${what}${number === 1 ? '' : 's'}`;
}
