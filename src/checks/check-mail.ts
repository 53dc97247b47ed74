import { type CheckOptions, validateCheckOptions } from './check-options.ts';
import type { Finding } from './finding.ts';
import type { CheckedMail } from './mail-rule.ts';
import { mailRules } from './mail-rules.ts';
import { runMailRules } from './run-mail-rules.ts';

export interface CheckMailOptions extends CheckOptions {
  /** The BCP 47 tag that the mail is written in. @default 'en' */
  readonly locale?: string;
  /** The invoice data that the mail was rendered with; without it, what follows from the data is not checked. */
  readonly data?: unknown;
  /** When the mail goes out. @default the current time */
  readonly now?: Date;
}

/**
 * Finds what could go wrong with one rendered mail in an inbox. Its findings have no place in a source: `checkSample` and
 * `checkTemplate` know where the words of a mail were written.
 * @throws FacteurError `invalid-option`
 * @example
 * const findings = await checkMail(template.render(data), { locale: 'nl', data, from: 'facturen@example.be' });
 */
export async function checkMail(mail: CheckedMail, options: CheckMailOptions = {}): Promise<Finding[]> {
  validateCheckOptions(
    options,
    ['locale', 'data', 'now'],
    mailRules.map(({ name }) => name),
  );
  const { locale = 'en', now = new Date(), ...rest } = options;
  const results = await runMailRules({ ...rest, mail, locale, now });
  return results.map(({ finding }) => finding);
}
