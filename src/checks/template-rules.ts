import { fieldsRules } from './rules/fields/fields-rules.ts';
import type { TemplateRule } from './template-rule.ts';

/** Every rule over the source of a template; the rules over a rendered mail stand in mail-rules.ts. */
export const templateRules: readonly TemplateRule[] = [...fieldsRules];
