import { FacteurError } from '../errors.ts';
import { type PlainObject, valueAt } from '../fields/read/plain-object.ts';

/**
 * The key of an invoice's mail: its own `messageKey`, or the template with the sender and the invoice's number, and for
 * a reminder its level and date, so that each reminder is a mail of its own.
 * @throws FacteurError `invalid-line` where there is nothing to tell one invoice from another
 */
export function messageKeyOf(template: string, data: PlainObject): string {
  const text = (...steps: string[]): string | undefined => {
    const value = valueAt(data, steps);
    return typeof value === 'string' && value !== ''
      ? value
      : typeof value === 'number'
        ? String(value)
        : undefined;
  };
  const own = text('messageKey');
  if (own !== undefined) return own;
  const company = text('company', 'enterpriseNumber') ?? text('company', 'name');
  const reminder = [text('reminder', 'level'), text('reminder', 'date')];
  const invoice = text('invoice', 'number');
  const subject =
    invoice ?? (reminder.every((part) => part !== undefined) ? text('relation', 'number') : undefined);
  if (subject === undefined)
    throw new FacteurError(
      'invalid-line',
      'It has neither "messageKey" nor "invoice.number" (for a grouped reminder "relation.number", "reminder.level" and "reminder.date"), and nothing else tells this mail from another.',
    );
  return [template, company, subject, ...reminder].filter((part) => part !== undefined).join('/');
}
