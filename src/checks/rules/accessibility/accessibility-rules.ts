import type { MailRule } from '../../mail-rule.ts';
import { buttonContrastRule } from './button-contrast.ts';
import { contrastRule, darkContrastRule, invertedContrastRule } from './contrast.ts';

export const accessibilityRules: readonly MailRule[] = [
  contrastRule,
  darkContrastRule,
  invertedContrastRule,
  buttonContrastRule,
];
