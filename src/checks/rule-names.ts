import { allowListRule } from './allow-list.ts';
import { mailRules } from './mail-rules.ts';
import { templateRules } from './template-rules.ts';

/** The names of all rules, in the order of docs/checks.md. */
export const ruleNames: readonly string[] = [
  ...templateRules.map(({ name }) => name),
  ...mailRules.map(({ name }) => name),
  allowListRule,
];
