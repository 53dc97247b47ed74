import { FacteurError } from '../errors.ts';

// The door for `require('facteur/snapshots')`, with the names of index.ts. Whether Vitest is there is found out with a
// top-level await, and no module that has one can be required.
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
