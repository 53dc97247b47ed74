import type { Found, MailRule, MailUnderCheck } from '../../mail-rule.ts';
import { type InvoiceFacts, type PaymentFacts, readPaymentFacts } from './payment-facts.ts';
import { missingFrom, shownWords, shows, showsWords } from './shown-words.ts';

/** A mail that asks for money without naming the account holder. */
export const beneficiaryMissing: MailRule = {
  name: 'payment/beneficiary-missing',
  severity: 'error',
  check: (input) =>
    whenSomethingIsOpen(input, ({ company: { legalname } }) =>
      missingFrom(
        shownWords(input),
        (part) => showsWords(part, legalname.text),
        (doNot) => `An amount is due, but ${doNot} name the beneficiary.`,
        'Show {company.legalname}, the name that banks check against the account.',
      ),
    ),
};

/** A mail that asks for money without the account number. */
export const ibanMissing: MailRule = {
  name: 'payment/iban-missing',
  severity: 'error',
  check: (input) =>
    whenSomethingIsOpen(input, ({ company: { iban } }) =>
      missingFrom(
        shownWords(input),
        (part) => shows(part, iban.text),
        (doNot) => `An amount is due, but ${doNot} show the IBAN.`,
        'Show {company.iban}, so that people can pay without clicking a link.',
      ),
    ),
};

/** A mail that asks for money without the payment reference. */
export const referenceMissing: MailRule = {
  name: 'payment/reference-missing',
  severity: 'error',
  check: (input) =>
    whenSomethingIsOpen(input, (_facts, open) =>
      missingFrom(
        shownWords(input),
        (part) => open.every(({ reference }) => shows(part, reference.text)),
        (doNot) => `An amount is due, but ${doNot} show the payment reference.`,
        'Show {invoice.reference}, or {{reference}} in a list of invoices.',
      ),
    ),
};

function whenSomethingIsOpen(
  input: MailUnderCheck,
  check: (facts: PaymentFacts, open: readonly InvoiceFacts[]) => Found[],
): Found[] {
  const facts = readPaymentFacts(input);
  const open = facts?.invoices.filter(isToBePaid) ?? [];
  return facts === undefined || open.length === 0 ? [] : check(facts, open);
}

/** Open, with a balance above zero. */
export function isToBePaid({ isopen, balance }: InvoiceFacts): boolean {
  return isopen.raw === true && !(typeof balance.raw === 'number' && balance.raw <= 0);
}
