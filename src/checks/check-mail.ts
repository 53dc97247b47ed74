import { type CheckOptions, validateCheckOptions } from './check-options.ts';
import type { Finding } from './finding.ts';
import type { CheckedMail } from './mail-rule.ts';
import { runMailRules } from './run-mail-rules.ts';

export interface CheckMailOptions extends CheckOptions {
  /** The language of the mail, as a BCP 47 tag. @default 'en' */
  readonly locale?: string;
  /** The invoice data that the mail was rendered with. Without it, rules that need the data are skipped. */
  readonly data?: unknown;
  /** When the mail is sent. @default the current time */
  readonly now?: Date;
  /** The time zone of calendar dates. @default 'Europe/Brussels' */
  readonly timeZone?: string;
}

/**
 * Finds what could go wrong with one rendered mail in an inbox. Its findings have no place in a source; use
 * `checkTemplate` to get file, line and column.
 * @throws FacteurError `invalid-option`
 * @example
 * const findings = await checkMail(template.render(data), { locale: 'nl', data, from: 'facturen@example.be' });
 */
export async function checkMail(mail: CheckedMail, options: CheckMailOptions = {}): Promise<Finding[]> {
  validateCheckOptions(options, ['locale', 'data', 'now', 'timeZone'], 'checkMail');
  const { locale = 'en', now = new Date(), timeZone = 'Europe/Brussels', ...rest } = options;
  const { results } = await runMailRules({ ...rest, mail, locale, now, timeZone });
  return results.map(({ finding }) => finding);
}
