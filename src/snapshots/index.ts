// In a test suite

// Mails and their snapshots
export { compareMails } from './compare/compare-mails.ts';
export type { Difference } from './compare/difference.ts';
export { type DescribeTemplatesOptions, describeTemplates } from './describe-templates.ts';
export { listMails } from './list-mails.ts';
export type { MailId } from './mail-id.ts';
export { readSnapshot } from './read-snapshot.ts';
export { type SnapshotMail, toSnapshotMail } from './snapshot-mail.ts';
export { writeSnapshot } from './write-snapshot.ts';
