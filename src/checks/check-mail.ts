import { type CheckOptions, validateCheckOptions } from './check-options.ts';
import type { Finding } from './finding.ts';
import type { CheckedMail } from './mail-rule.ts';
import { runMailRules } from './run-mail-rules.ts';

export interface CheckMailOptions extends CheckOptions {
  /** The BCP 47 tag that the mail is written in. @default 'en' */
  readonly locale?: string;
  /** The invoice data that the mail was rendered with; without it, what follows from the data is not checked. */
  readonly data?: unknown;
  /** When the mail goes out. @default the current time */
  readonly now?: Date;
  /** Where instants become calendar dates. @default 'Europe/Brussels' */
  readonly timeZone?: string;
}

/**
 * Finds what could go wrong with one rendered mail in an inbox. Its findings have no place in a source: `checkTemplate`
 * knows where the parts of a mail were written.
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
