import { describeValue } from '../read/plain-object.ts';
import type { Kind } from './kind.ts';

/** A list of items with fields of their own; they are read one by one, each in a scope of its own. */
export const list: Kind = { use: 'walk', isInData: true, compileReader: undefined, describe: describeValue };
