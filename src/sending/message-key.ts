import { FacteurError } from '../errors.ts';
import { type PlainObject, valueAt } from '../fields/read/plain-object.ts';

/**
 * The message key of an invoice: its `messageKey`, or else the template, company and invoice number. For a reminder it
 * also has the level and date, so that each reminder is a separate mail.
 * @throws FacteurError `invalid-line` if the data does not identify the mail
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
      'Nothing identifies this mail. Add "messageKey" or "invoice.number"; a grouped reminder needs "messageKey", or "relation.number", "reminder.level" and "reminder.date".',
    );
  return [template, company, subject, ...reminder].filter((part) => part !== undefined).join('/');
}
