import { describeValue } from '../read/plain-object.ts';
import { putText } from '../read/slots.ts';
import type { Kind, ValueReader } from './kind.ts';
import { hasForbidden } from './text.ts';

const readUrlValue: ValueReader = (value, _currency, slots, slot) => {
  const read = readUrl(value);
  return read === undefined ? expectedUrl : putText(slots, slot, read, read);
};

/** An https URL. */
export const url: Kind = {
  use: 'print',
  isInData: true,
  compileReader: () => readUrlValue,
  describe: describeUrl,
};

export const expectedUrl = 'an https URL of at most 2000 characters, without user name, spaces or quotes';

/** Describes a wrong URL only by its scheme, because anyone who sees a payment link can open it. */
export function describeUrl(value: unknown): string {
  const scheme =
    typeof value === 'string' && value.length <= 40 ? /^[a-z][a-z0-9+.-]*:/i.exec(value)?.[0] : undefined;
  return scheme === undefined ? describeValue(value, 'text') : `a URL that starts with "${scheme}"`;
}

/** A fast path for nearly every payment link. Anything else is parsed. */
const plainUrl = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[\w.~-]+)*\/?$/i;

/** Reads an https URL that every browser and mail client reads in the same way. @returns undefined for anything else */
export function readUrl(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 2000 && (plainUrl.test(value) || isSafeUrl(value))
    ? value
    : undefined;
}

/** A payment page on this machine, for development. */
const loopbackUrl = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d{1,5})?(?:\/[\w.~-]+)+$/;

/** Reads a payment URL: https, or http on this machine. @returns undefined for anything else */
export function readPaymentUrl(value: unknown): string | undefined {
  return readUrl(value) ?? (typeof value === 'string' && loopbackUrl.test(value) ? value : undefined);
}

function isSafeUrl(value: string): boolean {
  // Browsers and mail clients disagree about backslashes and white space.
  if (
    !/^https:\/\/[^\s"'<>\\^`{}|]+$/i.test(value) ||
    !value.isWellFormed() ||
    hasForbidden(value) ||
    !URL.canParse(value)
  )
    return false;
  const parsed = new URL(value);
  return (
    parsed.protocol === 'https:' &&
    parsed.username === '' &&
    parsed.password === '' &&
    parsed.hostname.includes('.')
  );
}
