import type { MailRule } from './mail-rule.ts';

/** Every rule over a rendered mail, group by group. */
export const mailRules: readonly MailRule[] = [];
