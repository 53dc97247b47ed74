import { describeValue } from '../read/plain-object.ts';
import type { Kind } from './kind.ts';

/** A list of items. Each item is read in its own scope. */
export const list: Kind = { use: 'walk', isInData: true, compileReader: undefined, describe: describeValue };
