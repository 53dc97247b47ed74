import { describeValue } from '../read/plain-object.ts';
import { putPlain } from '../read/slots.ts';
import type { Kind, ValueReader } from './kind.ts';

const readFlag: ValueReader = (value, _currency, slots, slot) =>
  typeof value === 'boolean' ? putPlain(slots, slot, value, '') : 'true or false';

/** Something that is so or not; it prints nothing. */
export const flag: Kind = {
  use: 'ask',
  isInData: true,
  compileReader: () => readFlag,
  describe: describeValue,
};
