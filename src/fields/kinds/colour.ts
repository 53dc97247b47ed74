import { describeValue } from '../read/plain-object.ts';
import { putPlain } from '../read/slots.ts';
import type { Kind, ValueReader } from './kind.ts';

const readColour: ValueReader = (value, _currency, slots, slot) => {
  if (typeof value !== 'string' || !/^#([0-9a-f]{6}|[0-9a-f]{3})$/i.test(value)) return expectedColour;
  const colour = (value.length === 4 ? value.replace(/[0-9a-f]/gi, '$&$&') : value).toLowerCase();
  return putPlain(slots, slot, colour, colour);
};

/** A colour: `#rrggbb` or `#rgb` in the data, printed as `#rrggbb` in lower case. */
export const colour: Kind = {
  use: 'print',
  isInData: true,
  compileReader: () => readColour,
  describe: describeValue,
};

export const expectedColour = 'a colour such as "#1f7a45"';
