import { hash } from 'node:crypto';
import { defaultButtonColour, isButtonColour } from '../button-colour.ts';
import { invoiceStatuses } from '../catalogue.ts';
import { readInstant } from '../formats/date.ts';
import { type MinorUnits, readMoney } from '../formats/money.ts';
import { notPayableMessages, type PaymentState, readPaymentState } from '../payment-state.ts';
import { describe, isAbsent, own, pathOf } from './plain-object.ts';
import { readPaymentUrl } from './read-value.ts';
import type { Holder, Reading } from './reading.ts';
import type { UsedField } from './scope.ts';
import { putHtml, putPlain, putText, type Slots } from './slots.ts';

/** Reads a field that is computed from its invoice or company rather than looked up, into its slot. */
export function readComputed(
  field: UsedField,
  holder: Holder,
  reading: Reading,
  slots: Slots,
  slot: number,
): undefined {
  const { computed } = field.definition;
  if (computed === 'buttonColour') {
    const colour = buttonColour(holder, field, reading);
    return putPlain(slots, slot, colour, colour);
  }
  if (computed === 'currency') return putPlain(slots, slot, holder.currency, holder.currency);
  const state = paymentState(holder, field, reading);
  switch (computed) {
    case 'status':
      return putPlain(slots, slot, state.status, state.status);
    case 'amountDue':
      return putAmountDue(state.amountDue, holder, reading, slots, slot);
    case 'paymentQrCode':
      return putPlain(slots, slot, state.url, state.url === undefined ? '' : `cid:${qrContentId(state.url)}`);
    case 'paymentUrl':
      return putText(slots, slot, state.url, state.url ?? '');
    default:
      return putPlain(slots, slot, flagOf(field, state, holder), '');
  }
}

function putAmountDue(
  units: MinorUnits | undefined,
  { currency }: Holder,
  { formatter }: Reading,
  slots: Slots,
  slot: number,
): undefined {
  const format = formatter.currency(currency);
  if (units === undefined || format === undefined) return putPlain(slots, slot, undefined, '');
  return putHtml(slots, slot, units / format.scale, format.text(units), format.html(units));
}

function flagOf(field: UsedField, state: PaymentState, holder: Holder): boolean {
  switch (field.definition.computed) {
    case 'isOpen':
      return state.status === 'open' || state.status === 'partial' || state.status === 'overdue';
    case 'isPartial':
      return (
        state.status === 'partial' ||
        (Number(own(holder.object, 'paidAmount') ?? 0) > 0 && (state.amountDue ?? 0) > 0)
      );
    case 'isOverdue':
      return state.status === 'overdue';
    case 'isPaid':
      return state.status === 'paid';
    case 'isCredited':
      return state.status === 'credited';
    case 'isCancelled':
      return state.status === 'cancelled';
    default:
      return state.notPayable === undefined;
  }
}

/** The Content-ID of the QR code of a payment URL: the same for the same URL, and no clue to it. */
function qrContentId(url: string): string {
  return `qr-${hash('sha256', url).slice(0, 20)}@facteur.invalid`;
}

const aboutPaying = new Set(['paymentUrl', 'paymentButton', 'paymentQrCode', 'payable']);

function paymentState(holder: Holder, field: UsedField, reading: Reading): PaymentState {
  if (reading.state?.of !== holder.object)
    reading.state = { of: holder.object, is: readState(holder, field, reading) };
  const state = reading.state.is;
  if (state.notPayable !== undefined && aboutPaying.has(field.definition.computed ?? '')) {
    const message = `No payment button for ${pathOf(holder)}: ${notPayableMessages[state.notPayable]}.`;
    if (!reading.warnings.some((warning) => warning.message === message)) {
      reading.warnings.push({ code: 'no-payment-button', message });
    }
  }
  return state;
}

function readState(holder: Holder, field: UsedField, reading: Reading): PaymentState {
  const read = <T>(
    key: string,
    expected: string,
    reader: (value: unknown) => T | undefined,
  ): T | undefined => {
    const value = own(holder.object, key);
    if (isAbsent(value)) return undefined;
    const result = reader(value);
    if (result === undefined) {
      const received = describe(value, key === 'paymentUrl' ? 'url' : undefined);
      reading.issues.push({ path: pathOf(holder, key), received, expected, usedAt: field.usedAt });
    }
    return result;
  };
  const digits = digitsOf(holder, reading);
  const amount = (value: unknown): number | undefined => readMoney(value, digits);
  const status = read('status', expectedStatus, readStatus);
  const total = read('total', expectedAmount, amount);
  const balance = read('balance', expectedAmount, amount);
  if (total !== undefined && total < 0 && status !== 'credited') {
    const expected = 'an amount that is not negative, or the status "credited" for a credit note';
    reading.issues.push({
      path: pathOf(holder, 'total'),
      received: describe(own(holder.object, 'total')),
      expected,
    });
  }
  return readPaymentState({
    status,
    amountDue: balance ?? total,
    url: read('paymentUrl', expectedUrl, readPaymentUrl),
    expiresAt: read(
      'paymentUrlExpiresAt',
      'an instant with its zone, such as "2027-01-31T10:00:00Z"',
      readInstant,
    ),
    now: reading.now,
  });
}

function readStatus(value: unknown): (typeof invoiceStatuses)[number] | undefined {
  for (const known of invoiceStatuses) if (known === value) return known;
  return undefined;
}

function digitsOf(holder: Holder, reading: Reading): number {
  return reading.formatter.fractionDigits(holder.currency) ?? 2;
}

const expectedStatus = `one of ${invoiceStatuses.join(', ')}`;
const expectedAmount = 'an amount such as "121.00", or an integer of minor units';
const expectedUrl = 'an https URL without user name, spaces or quotes, of at most 2000 characters';

function buttonColour(holder: Holder, field: UsedField, reading: Reading): string {
  const colour = own(holder.object, 'brandColor');
  if (isAbsent(colour)) return defaultButtonColour;
  if (typeof colour !== 'string' || !/^#[0-9a-f]{6}$/i.test(colour)) {
    const expected = 'a colour such as "#1f7a45"';
    reading.issues.push({
      path: pathOf(holder, 'brandColor'),
      received: describe(colour),
      expected,
      usedAt: field.usedAt,
    });
    return defaultButtonColour;
  }
  if (isButtonColour(colour)) return colour.toLowerCase();
  reading.warnings.push({
    code: 'button-colour-replaced',
    message: `The button is ${defaultButtonColour}, not ${colour} (${pathOf(holder, 'brandColor')}): white text on it, or the button on a light or dark page, would be hard to see.`,
  });
  return defaultButtonColour;
}
