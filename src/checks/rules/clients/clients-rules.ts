import type { MailRule } from '../../mail-rule.ts';
import { clientSupportRule } from './client-support.ts';

/** The rules of the group `clients`, in the order of docs/checks.md. */
export const clientsRules: readonly MailRule[] = [clientSupportRule];
