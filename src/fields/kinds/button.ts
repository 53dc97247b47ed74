import { describeValue } from '../read/plain-object.ts';
import type { Kind } from './kind.ts';

/** A payment button, made of other fields of its invoice: the URL, the amount that is due, the colour. */
export const button: Kind = {
  use: 'print',
  isInData: false,
  compileReader: undefined,
  describe: describeValue,
};
