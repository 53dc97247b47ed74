import { DataError, type DataIssue } from '../errors.ts';
import { catalogue, invoiceStatuses } from '../fields/catalogue.ts';
import { createFormatter } from '../fields/formats/formatter.ts';
import { readMoney } from '../fields/formats/money.ts';
import { compileValueReader, kinds } from '../fields/kinds/kinds.ts';
import { describeValue, isAbsent, isObject, type PlainObject, valueAt } from '../fields/read/plain-object.ts';
import { emptySlots, rawAt } from '../fields/read/slots.ts';
import { checkIban, isBic, parseIban } from '../fields/references/iban.ts';
import { checkPaymentReference, readPaymentReference } from '../fields/references/payment-reference.ts';
import {
  type InvoiceTerms,
  type LinkDetails,
  type NothingToPay,
  type PageLanguage,
  pageLanguages,
} from './invoice-terms.ts';

const formatter = createFormatter('en');

/** The limit of EPC069-12 and most providers: 999,999,999.99. */
const mostCents = 99_999_999_999;

/**
 * Reads the data that a payment link needs from an invoice.
 * @returns the terms, or why there is nothing to pay
 * @throws DataError with every issue
 */
export function readInvoice(
  data: unknown,
): InvoiceTerms | { readonly invoice: string; readonly nothing: NothingToPay } {
  const issues: DataIssue[] = [];
  const root = isObject(data) ? data : {};
  if (!isObject(data)) report(issues, 'data', data, 'an object with invoice, relation and company');
  const text = (name: string, required = false): string | undefined => readText(root, name, required, issues);
  const invoice = text('invoice.number', true) ?? '';
  const status = text('invoice.status') ?? 'open';
  if (!(invoiceStatuses as readonly string[]).includes(status))
    report(issues, 'invoice.status', status, `one of ${invoiceStatuses.join(', ')}`);
  const cents = readCents(root, issues);
  const terms: InvoiceTerms = {
    company: readCompany(text('company.enterprisenumber', true) ?? ''),
    invoice,
    cents,
    details: readDetails(root, text, invoice, issues),
  };
  if (issues.length > 0) throw new DataError('invalid-data', issues);
  if (status === 'paid' || status === 'credited' || status === 'cancelled')
    return { invoice, nothing: status };
  return cents > 0 ? terms : { invoice, nothing: 'nothing-due' };
}

type ReadOne = (name: string, required?: boolean) => string | undefined;

function readDetails(root: PlainObject, text: ReadOne, invoice: string, issues: DataIssue[]): LinkDetails {
  const name = text('company.name', true) ?? '';
  const creditor = text('company.legalname') ?? name;
  const iban = checked(text('company.iban'), checkIban, 'company.iban', 'an IBAN', issues);
  const bic = checked(
    text('company.bic'),
    (value) => (isBic(value) ? undefined : 'it must have 8 or 11 characters and a country'),
    'company.bic',
    'a BIC',
    issues,
  );
  const reference = checked(
    text('invoice.reference'),
    checkPaymentReference,
    'invoice.reference',
    'a payment reference',
    issues,
  );
  return {
    creditor,
    ...(name === creditor ? {} : { tradeName: name }),
    ...(iban === undefined ? {} : { iban: parseIban(iban) }),
    ...(bic === undefined ? {} : { bic: bic.replace(/\s/g, '').toUpperCase() }),
    reference: reference === undefined ? { kind: 'text', value: invoice } : readPaymentReference(reference),
    ...present('dueDate', text('invoice.duedate')),
    language: readLanguage(valueAt(root, ['relation', 'language'])),
    enterpriseNumber: text('company.enterprisenumber') ?? '',
    ...present('phone', text('company.phone')),
    ...present('email', text('company.email')),
  };
}

/** Reads one field in the same way as a mail, so that link and mail always agree. */
function readText(
  root: PlainObject,
  name: string,
  required: boolean,
  issues: DataIssue[],
): string | undefined {
  const field = catalogue[name]!;
  const value = valueAt(root, field.path.split('.'));
  if (isAbsent(value)) {
    if (required && !issues.some((issue) => issue.path === field.path))
      report(issues, field.path, value, `a value (${field.description})`);
    return undefined;
  }
  const slots = emptySlots(1);
  const expected = compileValueReader(field, formatter)(value, 'EUR', slots, 0);
  if (expected === undefined) return String(rawAt(slots, 0));
  issues.push({ path: field.path, received: kinds[field.kind].describe(value), expected });
  return undefined;
}

function readCents(root: PlainObject, issues: DataIssue[]): number {
  const currency = valueAt(root, ['invoice', 'currency']);
  if (!isAbsent(currency) && currency !== 'EUR')
    report(issues, 'invoice.currency', currency, 'EUR, the only currency of payment links');
  const key = isAbsent(valueAt(root, ['invoice', 'balance'])) ? 'total' : 'balance';
  const value = valueAt(root, ['invoice', key]);
  const cents = readMoney(value, 2);
  if (cents === undefined || cents > mostCents)
    report(
      issues,
      `invoice.${key}`,
      value,
      'an amount such as "121.00", up to 999999999.99 with at most two decimals, or an integer of cents',
    );
  return cents ?? 0;
}

function checked(
  value: string | undefined,
  check: (value: string) => string | undefined,
  path: string,
  what: string,
  issues: DataIssue[],
): string | undefined {
  const problem = value === undefined ? undefined : check(value);
  if (problem === undefined) return value;
  report(issues, path, value, `${what} (${problem})`);
  return undefined;
}

/** Reads `nl-BE` as `nl`. Other languages than these four become English. */
function readLanguage(value: unknown): PageLanguage {
  const language = typeof value === 'string' ? value.slice(0, 2).toLowerCase() : '';
  return pageLanguages.find((known) => known === language) ?? 'en';
}

/** Normalises an enterprise number: `BE 0403.019.261` and `0403019261` are the same company. */
export function readCompany(enterpriseNumber: string): string {
  const compact = enterpriseNumber.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return /^BE[01]\d{9}$/.test(compact) ? compact.slice(2) : compact;
}

function present(key: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [key]: value };
}

function report(issues: DataIssue[], path: string, value: unknown, expected: string): void {
  issues.push({ path, received: describeValue(value), expected });
}
