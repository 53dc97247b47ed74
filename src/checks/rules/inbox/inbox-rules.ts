import type { MailRule } from '../../mail-rule.ts';

/** The rules of the group `inbox`, in the order of docs/checks.md. */
export const inboxRules: readonly MailRule[] = [];
