import type { MailRule } from '../../mail-rule.ts';

/** The rules of the group `accessibility`, in the order of docs/checks.md. */
export const accessibilityRules: readonly MailRule[] = [];
