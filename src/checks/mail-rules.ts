import type { MailRule } from './mail-rule.ts';
import { accessibilityRules } from './rules/accessibility/accessibility-rules.ts';
import { clientSupportRule } from './rules/clients/client-support.ts';
import { inboxRules } from './rules/inbox/inbox-rules.ts';
import { paymentRules } from './rules/payment/payment-rules.ts';

/** Every rule for rendered mails, by group. The rules for templates are in template-rules.ts. */
export const mailRules: readonly MailRule[] = [
  ...paymentRules,
  ...inboxRules,
  ...accessibilityRules,
  clientSupportRule,
];
