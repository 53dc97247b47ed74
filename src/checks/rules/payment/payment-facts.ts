import { DataError } from '../../../errors.ts';
import { catalogue } from '../../../fields/catalogue.ts';
import type { FieldDefinitions } from '../../../fields/field-definition.ts';
import { createFormatter } from '../../../fields/formats/formatter.ts';
import { compileReader } from '../../../fields/read/compile-reader.ts';
import type { Frame, UsedScope } from '../../../fields/read/scope.ts';
import { type RawValue, rawAt, textAt } from '../../../fields/read/slots.ts';
import type { MailUnderCheck } from '../../mail-rule.ts';

/** A value of the data, raw and as a mail prints it. */
interface Fact {
  readonly raw: RawValue;
  /** Empty if the data has no value. */
  readonly text: string;
}

type Facts<Name extends string> = Readonly<Record<Name, Fact>>;

/** The data about the payments that a mail asks for. */
export interface PaymentFacts {
  readonly company: Facts<(typeof companyFields)[number]>;
  readonly reminder: Facts<(typeof reminderFields)[number]>;
  readonly isConsumer: boolean;
  /** The invoice of the mail, and those of a grouped reminder. */
  readonly invoices: readonly InvoiceFacts[];
}

export type InvoiceFacts = Facts<(typeof invoiceFields)[number]> & {
  /** The descriptions of the invoice lines. */
  readonly lineDescriptions: readonly string[];
};

const companyFields = ['name', 'legalname', 'enterprisenumber', 'iban', 'email'] as const;
const reminderFields = ['level', 'date', 'paybefore', 'total', 'costs', 'penalty'] as const;
const invoiceFields = [
  'number',
  'duedate',
  'description',
  'balance',
  'reference',
  'dayslate',
  'paymenturl',
  'paymenturlexpiresat',
  'isopen',
  'isoverdue',
] as const;

/** Cached, because several rules need the same facts. */
const remembered = new WeakMap<MailUnderCheck, PaymentFacts | undefined>();

/** Reads the data as templates do. Undefined without data, or if the data cannot be rendered. */
export function readPaymentFacts(input: MailUnderCheck): PaymentFacts | undefined {
  if (!remembered.has(input)) remembered.set(input, read(input));
  return remembered.get(input);
}

function read({ data, locale, timeZone, now }: MailUnderCheck): PaymentFacts | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const formatter = createFormatter(locale, timeZone);
  try {
    const frame = compileReader(scope, formatter)(data, now.getTime(), []);
    const [grouped = [], lines = []] = frame.lists;
    const single = 'invoice' in data ? [invoiceOf(frame, 'invoice.', lines)] : [];
    return {
      company: factsOf(frame, 'company.', companyFields),
      reminder: factsOf(frame, 'reminder.', reminderFields),
      isConsumer: factOf(frame, 'relation.isconsumer').raw === true,
      invoices: [...single, ...grouped.map((item) => invoiceOf(item, 'reminder.invoices.', []))],
    };
  } catch (error) {
    if (error instanceof DataError) return undefined;
    throw error;
  }
}

function invoiceOf(frame: Frame, prefix: string, lines: readonly Frame[]): InvoiceFacts {
  const lineDescriptions = lines.map((line) => textAt(line.slots, 0) ?? '').filter((text) => text !== '');
  return { ...factsOf(frame, prefix, invoiceFields), lineDescriptions };
}

function factsOf<Name extends string>(frame: Frame, prefix: string, names: readonly Name[]): Facts<Name> {
  const facts = names.map((name) => [name, factOf(frame, prefix + name)] as const);
  return Object.fromEntries(facts) as Facts<Name>;
}

function factOf(frame: Frame, name: string): Fact {
  const slot = frame.scope.fields.findIndex((field) => field.name === name);
  return { raw: rawAt(frame.slots, slot), text: textAt(frame.slots, slot) ?? '' };
}

/** The fields to read, in the form of a compiled template's scope. */
const scope: UsedScope = {
  fields: [
    ...used('company.', companyFields, catalogue),
    ...used('reminder.', reminderFields, catalogue),
    ...used('relation.', ['isconsumer'], catalogue),
    ...used('invoice.', invoiceFields, catalogue),
  ],
  lists: [listOf('reminder.invoices', invoiceFields), listOf('invoice.lines', ['description'])],
  objects: [],
};

function listOf(name: string, names: readonly string[]): UsedScope['lists'][number] {
  const { path, fields = {} } = catalogue[name]!;
  const own = Object.fromEntries(Object.entries(fields).map(([key, field]) => [`${name}.${key}`, field]));
  return { name, path, item: { fields: used(`${name}.`, names, own), lists: [], objects: [] } };
}

function used(prefix: string, names: readonly string[], definitions: FieldDefinitions): UsedScope['fields'] {
  return names.map((name) => {
    const { required: _required, ...definition } = definitions[prefix + name]!;
    return { name: prefix + name, definition, usedAt: '' };
  });
}
