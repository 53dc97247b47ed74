import type { FieldDefinition } from '../field-definition.ts';
import type { CurrencyFormat, Formatter } from '../formats/formatter.ts';
import { type MinorUnits, readMoney } from '../formats/money.ts';
import { describeValue } from '../read/plain-object.ts';
import { putHtml, type Slots } from '../read/slots.ts';
import type { Kind, ValueReader } from './kind.ts';

/** An amount in the currency of the object around it. */
export const money: Kind = {
  use: 'print',
  isInData: true,
  compileReader: compileAmountReader,
  describe: describeValue,
};

/** What an amount should be, if its currency is not known yet. */
export const expectedAmount = 'an amount such as "121.00", or an integer of minor units';

function compileAmountReader({ minimum }: FieldDefinition, formatter: Formatter): ValueReader {
  return (value, currency, slots, slot) => {
    const format = formatter.currency(currency);
    if (format === undefined) return `an amount in a known currency, not "${currency}"`;
    const units = readMoney(value, format.digits);
    if (units === undefined)
      return `an amount such as "${(121).toFixed(format.digits)}", with at most 12 digits before the point, or an integer of minor units`;
    if (minimum !== undefined && units < minimum) return 'an amount of zero or more';
    return putMoney(slots, slot, units, format);
  };
}

/** Puts an amount into a slot: in units of its currency for logic, and formatted for the locale. */
export function putMoney(slots: Slots, slot: number, units: MinorUnits, format: CurrencyFormat): undefined {
  putHtml(slots, slot, units / format.scale, format.text(units), format.html(units));
}
