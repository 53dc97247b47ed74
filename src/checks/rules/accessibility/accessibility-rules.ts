import type { MailRule } from '../../mail-rule.ts';
import { buttonContrastRule } from './button-contrast.ts';
import { contrastRule, darkContrastRule, invertedContrastRule } from './contrast.ts';
import { headingOrderRule } from './heading-order.ts';
import { directionRule, languageRule } from './language.ts';
import { tableRolesRule } from './table-roles.ts';
import { targetSizeRule } from './target-size.ts';

/** The rules of the group `accessibility`, in the order of docs/checks.md. */
export const accessibilityRules: readonly MailRule[] = [
  contrastRule,
  darkContrastRule,
  invertedContrastRule,
  buttonContrastRule,
  languageRule,
  directionRule,
  headingOrderRule,
  tableRolesRule,
  targetSizeRule,
];
