import type { FieldDefinition } from '../field-definition.ts';
import type { CurrencyFormat, Formatter } from '../formats/formatter.ts';
import { type MinorUnits, readMoney } from '../formats/money.ts';
import { describeValue } from '../read/plain-object.ts';
import { putHtml, type Slots } from '../read/slots.ts';
import type { Kind, ValueReader } from './kind.ts';

/** An amount in the currency of the object that it stands in. */
export const money: Kind = {
  use: 'print',
  isInData: true,
  compileReader: compileAmountReader,
  describe: describeValue,
};

/** What is expected of an amount where its currency is not known yet. */
export const expectedAmount = 'an amount such as "121.00", or an integer of minor units';

function compileAmountReader({ minimum }: FieldDefinition, formatter: Formatter): ValueReader {
  return (value, currency, slots, slot) => {
    const format = formatter.currency(currency);
    if (format === undefined) return `an amount in a known currency (it is in "${currency}")`;
    const units = readMoney(value, format.digits);
    if (units === undefined)
      return `an amount such as "${(121).toFixed(format.digits)}", with at most 12 digits before the point, or an integer of minor units`;
    if (minimum !== undefined && units < minimum) return 'an amount that is not negative';
    return putMoney(slots, slot, units, format);
  };
}

/** Puts an amount: in units of its currency for logic, and as its locale writes it. */
export function putMoney(slots: Slots, slot: number, units: MinorUnits, format: CurrencyFormat): undefined {
  putHtml(slots, slot, units / format.scale, format.text(units), format.html(units));
}
