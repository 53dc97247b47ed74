import { isAskedFor } from './check-options.ts';
import { type ClientView, viewOf } from './client-views.ts';
import type { Finding } from './finding.ts';
import type { CheckedMail, Document, Found, MailUnderCheck } from './mail-rule.ts';
import { mailRules } from './mail-rules.ts';
import { parseHtml } from './parse-html.ts';

export interface MailRulesInput extends Pick<MailUnderCheck, 'data' | 'from' | 'clients'> {
  readonly mail: CheckedMail;
  readonly locale: string;
  readonly now: Date;
  /** Names of rules or groups; undefined for all. */
  readonly rules?: readonly string[] | undefined;
}

/** What the rules found in a mail, with what is needed to find its place in a source. */
export interface FoundInMail {
  readonly found: Found;
  readonly finding: Finding;
}

/** Runs every rule over one mail. */
export async function runMailRules(input: MailRulesInput): Promise<FoundInMail[]> {
  const { rules, ...given } = input;
  const mail: MailUnderCheck = {
    ...given,
    document: parseHtml(input.mail.html),
    view: viewsOf(input.mail.html),
  };
  const results: FoundInMail[] = [];
  for (const rule of mailRules) {
    if (!isAskedFor(rule.name, rules)) continue;
    for (const found of await rule.check(mail)) {
      const { message, mend, severity = rule.severity } = found;
      results.push({ found, finding: { rule: rule.name, severity, message, mend } });
    }
  }
  return results;
}

function viewsOf(html: string): (view: ClientView) => Document {
  const parsed = new Map<ClientView, Document>();
  return (view) => {
    const known = parsed.get(view);
    if (known !== undefined) return known;
    const document = parseHtml(viewOf(html, view));
    parsed.set(view, document);
    return document;
  };
}
