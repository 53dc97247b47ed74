import { parseHtml } from '../mail-html/parse-html.ts';
import type { Finding } from './finding.ts';
import { isAskedFor } from './is-asked-for.ts';
import type { CheckedMail, Found, MailUnderCheck } from './mail-rule.ts';
import { mailRules } from './mail-rules.ts';
import { openStyles } from './styles/compute-styles.ts';

export interface MailRulesInput extends Pick<MailUnderCheck, 'data' | 'from' | 'clients'> {
  readonly mail: CheckedMail;
  readonly locale: string;
  readonly now: Date;
  readonly timeZone: string;
  /** Names of rules or groups; undefined for all. */
  readonly rules?: readonly string[] | undefined;
}

/** What the rules found in a mail, with what leads to its place in the source. */
export interface MailResults {
  readonly mail: MailUnderCheck;
  readonly results: readonly { readonly found: Found; readonly finding: Finding }[];
}

/** Runs the selected rules on one mail. */
export async function runMailRules(input: MailRulesInput): Promise<MailResults> {
  const { rules, ...given } = input;
  const document = parseHtml(input.mail.html);
  const mail: MailUnderCheck = {
    ...given,
    document,
    styles: openStyles(document),
  };
  const results: { found: Found; finding: Finding }[] = [];
  for (const rule of mailRules) {
    if (!isAskedFor(rule.name, rules)) continue;
    for (const found of await rule.check(mail)) {
      const { message, fix, severity = rule.severity } = found;
      results.push({ found, finding: { rule: rule.name, severity, message, fix } });
    }
  }
  return { mail, results };
}
