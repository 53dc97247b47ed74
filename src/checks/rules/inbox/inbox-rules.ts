import type { MailRule } from '../../mail-rule.ts';
import { controlCharactersRule } from './control-characters.ts';
import { htmlSizeRule } from './html-size.ts';
import { imageAltRule, imageWidthRule } from './images.ts';
import { brokenStyleRule, nestedRulesRule, styleSizeRule } from './styles.ts';
import { preheaderMissingRule, preheaderRepeatsRule, subjectLengthRule } from './subject.ts';
import { textMissingRule, textWordsRule } from './text-part.ts';

/** The rules of the group `inbox`, in the order of docs/checks.md. */
export const inboxRules: readonly MailRule[] = [
  htmlSizeRule,
  styleSizeRule,
  nestedRulesRule,
  brokenStyleRule,
  controlCharactersRule,
  subjectLengthRule,
  preheaderMissingRule,
  preheaderRepeatsRule,
  imageAltRule,
  imageWidthRule,
  textMissingRule,
  textWordsRule,
];
