import type { MailRule } from '../../mail-rule.ts';
import { expiryMissing } from './expiry-missing.ts';
import { fallbackMissing } from './fallback-missing.ts';
import { reminderContent, reminderCosts, reminderPeriod } from './first-reminder.ts';
import { linkDomain } from './link-domain.ts';
import { linkHost } from './link-host.ts';
import { beneficiaryMissing, ibanMissing, referenceMissing } from './transfer-details.ts';
import { urlAltered } from './url-altered.ts';
import { urlMissing } from './url-missing.ts';

/** The rules of the group `payment`, in the order of docs/checks.md. */
export const paymentRules: readonly MailRule[] = [
  urlMissing,
  urlAltered,
  linkHost,
  linkDomain,
  expiryMissing,
  fallbackMissing,
  beneficiaryMissing,
  ibanMissing,
  referenceMissing,
  reminderContent,
  reminderCosts,
  reminderPeriod,
];
