export { type AllowedFinding, type AllowList, type AppliedAllowList, applyAllowList } from './allow-list.ts';
export { type CheckMailOptions, checkMail } from './check-mail.ts';
export type { CheckOptions } from './check-options.ts';
export { type CheckTemplateOptions, checkTemplate, checkTemplates } from './check-template.ts';
export type { Finding, Severity } from './finding.ts';
export { listUnchecked } from './list-unchecked.ts';
export type { CheckedMail } from './mail-rule.ts';
export { readAllowList } from './read-allow-list.ts';
