import type { MailRule } from '../../mail-rule.ts';
import { readPaymentFacts } from './payment-facts.ts';
import { missingFrom, shownWords, shows } from './shown-words.ts';

/** A mail that does not say when its payment link expires. */
export const expiryMissing: MailRule = {
  name: 'payment/expiry-missing',
  severity: 'warning',
  check(input) {
    const expiries = (readPaymentFacts(input)?.invoices ?? [])
      .filter(
        ({ paymenturl, paymenturlexpiresat }) => paymenturl.text !== '' && paymenturlexpiresat.text !== '',
      )
      .map(({ paymenturlexpiresat }) => paymenturlexpiresat.text);
    if (expiries.length === 0) return [];
    return missingFrom(
      shownWords(input),
      (part) => expiries.every((expiry) => shows(part, expiry)),
      (doNot) => `The payment link expires, but ${doNot} say when.`,
      'Say it below the button: “This payment link is valid until {invoice.paymenturlexpiresat}.”',
    );
  },
};
