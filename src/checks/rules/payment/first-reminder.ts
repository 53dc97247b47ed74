import type { Found, MailRule, MailUnderCheck } from '../../mail-rule.ts';
import { type InvoiceFacts, type PaymentFacts, readPaymentFacts } from './payment-facts.ts';
import { missingFrom, type ShownWords, shownWords, shows, showsWords } from './shown-words.ts';
import { isToBePaid } from './transfer-details.ts';

/** What Belgian law requires in the first reminder to a consumer: Book XIX of the Code of Economic Law, of 4 May 2023. */
export const reminderContent: MailRule = {
  name: 'payment/reminder-content',
  severity: 'error',
  check: (input) =>
    whenFirstToConsumer(input, (facts, open) => {
      const shown = shownWords(input);
      return required(facts, open).flatMap((one) => [
        ...missingFromData(one),
        ...missingFromMail(one, shown),
      ]);
    }),
};

/** The first reminder to a consumer is free. */
export const reminderCosts: MailRule = {
  name: 'payment/reminder-costs',
  severity: 'error',
  check: (input) =>
    whenFirstToConsumer(input, ({ reminder: { costs } }) =>
      typeof costs.raw === 'number' && costs.raw > 0
        ? [
            {
              message: 'The first reminder to a consumer charges costs. By Belgian law, it is free.',
              fix: 'Remove reminder.costs from the data of a first reminder.',
            },
          ]
        : [],
    ),
};

const shortestPeriod = 14;

/** A consumer has at least fourteen days after the first reminder, counted from the day after an e-mail is sent. */
export const reminderPeriod: MailRule = {
  name: 'payment/reminder-period',
  severity: 'error',
  check: (input) =>
    whenFirstToConsumer(input, ({ reminder: { date, paybefore } }) => {
      if (typeof date.raw !== 'string' || typeof paybefore.raw !== 'string') return [];
      const days = (Date.parse(paybefore.raw) - Date.parse(date.raw)) / 86_400_000;
      if (days >= shortestPeriod) return [];
      return [
        {
          message: `The first reminder gives a consumer ${days} days to pay. Belgian law requires at least ${shortestPeriod}, counted from the day after sending.`,
          fix: `Set reminder.payBefore at least ${shortestPeriod} days after reminder.date.`,
        },
      ];
    }),
};

function whenFirstToConsumer(
  input: MailUnderCheck,
  check: (facts: PaymentFacts, open: readonly InvoiceFacts[]) => Found[],
): Found[] {
  const facts = readPaymentFacts(input);
  if (facts?.isConsumer !== true || facts.reminder.level.raw === undefined) return [];
  // The law applies only after the due date; a mail before it is just a notice.
  const open = facts.invoices.filter((invoice) => isToBePaid(invoice) && isLate(invoice));
  return Number(facts.reminder.level.raw) > 1 || open.length === 0 ? [] : check(facts, open);
}

function isLate({ isoverdue, dayslate }: InvoiceFacts): boolean {
  return isoverdue.raw === true || Number(dayslate.raw ?? 0) > 0;
}

/** Something that a first reminder must say. */
interface Required {
  readonly what: string;
  readonly field: string;
  readonly values: readonly string[];
}

function required({ company, reminder }: PaymentFacts, open: readonly InvoiceFacts[]): Required[] {
  const each = (value: (invoice: InvoiceFacts) => string): string[] => open.map(value);
  return [
    {
      what: 'the outstanding balance',
      field: 'invoice.balance',
      values: each(({ balance }) => balance.text),
    },
    { what: 'the amount that may be added', field: 'reminder.penalty', values: [reminder.penalty.text] },
    { what: 'the name of the creditor', field: 'company.legalName', values: [company.legalname.text] },
    {
      what: 'the enterprise number of the creditor',
      field: 'company.enterpriseNumber',
      values: [company.enterprisenumber.text],
    },
    {
      what: 'what was delivered',
      field: 'invoice.description',
      values: each(({ description, lineDescriptions }) => description.text || (lineDescriptions[0] ?? '')),
    },
    { what: 'the due date', field: 'invoice.dueDate', values: each(({ duedate }) => duedate.text) },
    {
      what: 'the last day to pay without costs',
      field: 'reminder.payBefore',
      values: [reminder.paybefore.text],
    },
  ];
}

const law = 'which Belgian law requires in the first reminder to a consumer';

function missingFromData({ what, field, values }: Required): Found[] {
  if (values.every((value) => value !== '')) return [];
  return [
    {
      message: `The data lacks ${what}, ${law}.`,
      fix: `Give ${field} a value.`,
    },
  ];
}

function missingFromMail({ what, field, values }: Required, shown: ShownWords): Found[] {
  const given = values.filter((value) => value !== '');
  return missingFrom(
    shown,
    (part) => given.every((value) => shows(part, value) || showsWords(part, value)),
    (doNot) => `${doNot[0]!.toUpperCase()}${doNot.slice(1)} say ${what}, ${law}.`,
    `Show {${field.toLowerCase()}}.`,
  );
}
