import { fieldsRules } from './rules/fields/fields-rules.ts';
import type { TemplateRule } from './template-rule.ts';

/** Every rule for the source of a template. The rules for rendered mails are in mail-rules.ts. */
export const templateRules: readonly TemplateRule[] = [...fieldsRules];
