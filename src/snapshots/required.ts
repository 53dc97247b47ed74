import { FacteurError } from '../errors.ts';

// The entry for `require('facteur/snapshots')`, with the names of index.ts. That file detects Vitest with a top-level
// await, and a module with one cannot be required.
export { compareMails } from './compare/compare-mails.ts';
export { listMails } from './list-mails.ts';
export { readSnapshot } from './read-snapshot.ts';
export { toSnapshotMail } from './snapshot-mail.ts';
export { writeSnapshot } from './write-snapshot.ts';

/** @throws FacteurError `vitest-missing`: Vitest cannot be required either */
export function describeTemplates(): never {
  throw new FacteurError(
    'vitest-missing',
    'Vitest runs in ES modules only. Write: import { describeTemplates } from "facteur/snapshots"',
  );
}
