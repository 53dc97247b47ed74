import { describeValue } from '../read/plain-object.ts';
import { putPlain } from '../read/slots.ts';
import type { Kind, ValueReader } from './kind.ts';

const readFlag: ValueReader = (value, _currency, slots, slot) =>
  typeof value === 'boolean' ? putPlain(slots, slot, value, '') : 'true or false';

/** True or false, for conditions. It prints nothing. */
export const flag: Kind = {
  use: 'ask',
  isInData: true,
  compileReader: () => readFlag,
  describe: describeValue,
};
