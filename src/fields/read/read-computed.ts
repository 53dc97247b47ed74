import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strToU8 } from 'fflate/browser';
import { defaultButtonColour, isButtonColour } from '../button-colour.ts';
import { invoiceStatuses } from '../catalogue.ts';
import type { ComputedField } from '../field-definition.ts';
import { readInstant } from '../formats/date.ts';
import { readMoney } from '../formats/money.ts';
import { expectedColour } from '../kinds/colour.ts';
import { expectedInstant } from '../kinds/date.ts';
import { expectedAmount, putMoney } from '../kinds/money.ts';
import { describeUrl, expectedUrl, readPaymentUrl } from '../kinds/url.ts';
import { notPayableMessages, type PaymentState, readPaymentState } from '../payment-state.ts';
import { describeValue, isAbsent, own, pathOf } from './plain-object.ts';
import type { Holder, Reading } from './reading.ts';
import type { UsedField } from './scope.ts';
import { putPlain, putText, type Slots } from './slots.ts';

/** Computes a field from its invoice or company and puts it into its slot. */
export type ComputedReader = (
  field: UsedField,
  holder: Holder,
  reading: Reading,
  slots: Slots,
  slot: number,
) => undefined;

export const computedReaders: Readonly<Record<ComputedField, ComputedReader>> = {
  paymentUrl: (field, holder, reading, slots, slot) => {
    const { url } = stateOfPaying(field, holder, reading);
    putText(slots, slot, url, url ?? '');
  },
  paymentButton: putPayable,
  paymentQrCode: (field, holder, reading, slots, slot) =>
    putQrCode(slots, slot, stateOfPaying(field, holder, reading).url),
  payable: putPayable,
  isOpen: (field, holder, reading, slots, slot) => {
    const { status } = stateOf(field, holder, reading);
    putPlain(slots, slot, status === 'open' || status === 'partial' || status === 'overdue', '');
  },
  isPartial: (field, holder, reading, slots, slot) => {
    const { status, amountDue } = stateOf(field, holder, reading);
    const isPaidInPart = Number(own(holder.object, 'paidAmount') ?? 0) > 0 && (amountDue ?? 0) > 0;
    putPlain(slots, slot, status === 'partial' || isPaidInPart, '');
  },
  isOverdue: (field, holder, reading, slots, slot) =>
    putPlain(slots, slot, stateOf(field, holder, reading).status === 'overdue', ''),
  isPaid: (field, holder, reading, slots, slot) =>
    putPlain(slots, slot, stateOf(field, holder, reading).status === 'paid', ''),
  isCredited: (field, holder, reading, slots, slot) =>
    putPlain(slots, slot, stateOf(field, holder, reading).status === 'credited', ''),
  isCancelled: (field, holder, reading, slots, slot) =>
    putPlain(slots, slot, stateOf(field, holder, reading).status === 'cancelled', ''),
  amountDue: (field, holder, reading, slots, slot) => {
    const { amountDue } = stateOf(field, holder, reading);
    const format = reading.formatter.currency(holder.currency);
    return amountDue === undefined || format === undefined
      ? putPlain(slots, slot, undefined, '')
      : putMoney(slots, slot, amountDue, format);
  },
  status: (field, holder, reading, slots, slot) => {
    const { status } = stateOf(field, holder, reading);
    putPlain(slots, slot, status, status);
  },
  buttonColour: (field, holder, reading, slots, slot) => {
    const colour = readButtonColour(field, holder, reading);
    putPlain(slots, slot, colour, colour);
  },
  currency: (_field, { currency }, _reading, slots, slot) => putPlain(slots, slot, currency, currency),
};

function putPayable(
  field: UsedField,
  holder: Holder,
  reading: Reading,
  slots: Slots,
  slot: number,
): undefined {
  putPlain(slots, slot, stateOfPaying(field, holder, reading).notPayable === undefined, '');
}

/** Puts a payment URL into a slot, with the `cid:` URL of its QR code as text. */
function putQrCode(slots: Slots, slot: number, url: string | undefined): undefined {
  putPlain(slots, slot, url, url === undefined ? '' : `cid:${qrContentId(url)}`);
}

/** The Content-ID of a QR code: the same for the same payment URL, without revealing it. */
function qrContentId(url: string): string {
  return `qr-${bytesToHex(sha256(strToU8(url)).subarray(0, 10))}@facteur.invalid`;
}

/** For fields that need a payable invoice: if it is not payable, a warning says why. */
function stateOfPaying(field: UsedField, holder: Holder, reading: Reading): PaymentState {
  const state = stateOf(field, holder, reading);
  if (state.notPayable === undefined) return state;
  const message = `No payment button for ${pathOf(holder)}: ${notPayableMessages[state.notPayable]}.`;
  if (!reading.warnings.some((warning) => warning.message === message))
    reading.warnings.push({ code: 'no-payment-button', message });
  return state;
}

function stateOf(field: UsedField, holder: Holder, reading: Reading): PaymentState {
  if (reading.state?.of !== holder.object)
    reading.state = { of: holder.object, is: readState(field, holder, reading) };
  return reading.state.is;
}

function readState(field: UsedField, holder: Holder, reading: Reading): PaymentState {
  const read = <T>(
    key: string,
    expected: string,
    reader: (value: unknown) => T | undefined,
    describeWrong = describeValue,
  ): T | undefined => {
    const value = own(holder.object, key);
    if (isAbsent(value)) return undefined;
    const result = reader(value);
    if (result === undefined) {
      const received = describeWrong(value);
      reading.issues.push({ path: pathOf(holder, key), received, expected, usedAt: field.usedAt });
    }
    return result;
  };
  const digits = reading.formatter.fractionDigits(holder.currency) ?? 2;
  const amount = (value: unknown): number | undefined => readMoney(value, digits);
  const status = read('status', expectedStatus, readStatus);
  const total = read('total', expectedAmount, amount);
  const balance = read('balance', expectedAmount, amount);
  if (total !== undefined && total < 0 && status !== 'credited') {
    const expected = 'an amount of zero or more, or the status "credited" for a credit note';
    reading.issues.push({
      path: pathOf(holder, 'total'),
      received: describeValue(own(holder.object, 'total')),
      expected,
    });
  }
  return readPaymentState({
    status,
    amountDue: balance ?? total,
    url: read('paymentUrl', expectedUrl, readPaymentUrl, describeUrl),
    expiresAt: read('paymentUrlExpiresAt', expectedInstant, readInstant),
    now: reading.now,
  });
}

function readStatus(value: unknown): (typeof invoiceStatuses)[number] | undefined {
  for (const known of invoiceStatuses) if (known === value) return known;
  return undefined;
}

const expectedStatus = `one of ${invoiceStatuses.join(', ')}`;

function readButtonColour(field: UsedField, holder: Holder, reading: Reading): string {
  const colour = own(holder.object, 'brandColor');
  if (isAbsent(colour)) return defaultButtonColour;
  if (typeof colour !== 'string' || !/^#[0-9a-f]{6}$/i.test(colour)) {
    reading.issues.push({
      path: pathOf(holder, 'brandColor'),
      received: describeValue(colour),
      expected: expectedColour,
      usedAt: field.usedAt,
    });
    return defaultButtonColour;
  }
  if (isButtonColour(colour)) return colour.toLowerCase();
  reading.warnings.push({
    code: 'button-colour-replaced',
    message: `The button is ${defaultButtonColour} instead of ${colour} (${pathOf(holder, 'brandColor')}): with that colour, the white text, or the button on a light or dark page, would be hard to see.`,
  });
  return defaultButtonColour;
}
