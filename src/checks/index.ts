export { type CheckMailOptions, checkMail } from './check-mail.ts';
export type { CheckOptions } from './check-options.ts';
export type { Finding, Severity } from './finding.ts';
export type { CheckedMail } from './mail-rule.ts';
