import type { MailRule } from '../../mail-rule.ts';

/** The rules of the group `payment`, in the order of docs/checks.md. */
export const paymentRules: readonly MailRule[] = [];
