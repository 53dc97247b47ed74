import { catalogue } from '../../fields/catalogue.ts';
import { createFormatter } from '../../fields/formats/formatter.ts';
import { compileReader } from '../../fields/read/compile-reader.ts';
import type { UsedField } from '../../fields/read/scope.ts';
import { rawAt } from '../../fields/read/slots.ts';
import type { SampleSummary } from '../preview-api.ts';

/** In order of precedence: a partly paid overdue invoice is overdue. */
const flags = {
  paid: 'invoice.ispaid',
  overdue: 'invoice.isoverdue',
  partial: 'invoice.ispartial',
  open: 'invoice.isopen',
};

/** The state of the payment in the data, as conditions of a template see it. */
export function paymentStateOf(data: unknown, now: Date): NonNullable<SampleSummary['state']> {
  const fields = Object.values(flags).map(
    (name): UsedField => ({ name, definition: catalogue[name]!, usedAt: '' }),
  );
  const read = compileReader({ fields, lists: [], objects: [] }, createFormatter('en'));
  const { slots } = read(data, now.getTime(), []);
  const found = Object.keys(flags).find((_, slot) => rawAt(slots, slot) === true);
  return (found ?? 'other') as NonNullable<SampleSummary['state']>;
}
