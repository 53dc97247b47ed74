import { describeValue } from '../read/plain-object.ts';
import type { Kind } from './kind.ts';

/** A payment button, built from other fields of the invoice: the URL, the amount due, the colour. */
export const button: Kind = {
  use: 'print',
  isInData: false,
  compileReader: undefined,
  describe: describeValue,
};
