import { describeValue } from '../read/plain-object.ts';
import type { Kind } from './kind.ts';

/** An image sent with the mail: the QR code of a payment URL. */
export const image: Kind = {
  use: 'print',
  isInData: false,
  compileReader: undefined,
  describe: describeValue,
};
