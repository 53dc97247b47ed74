import { hash } from 'node:crypto';
import { invalidOption } from '../options.ts';

/**
 * The Message-ID of a key. It is the same for the same key and sender, so that a server or mailbox can drop a second copy.
 * The key is hashed, because invoice numbers tell strangers how many invoices there are.
 * @throws FacteurError `invalid-option`
 */
export function messageIdOf(messageKey: unknown, domain: string): string {
  return `<${hash('sha256', checkMessageKey(messageKey)).slice(0, 40)}@${domain}>`;
}

/** @throws FacteurError `invalid-option` for a key that is empty, too long or not a string */
export function checkMessageKey(messageKey: unknown): string {
  if (typeof messageKey !== 'string' || messageKey === '' || messageKey.length > 1000)
    throw invalidOption(
      'messageKey',
      'a string of 1 to 1000 characters that identifies this mail, such as "invoice/2026-0142/reminder-1"',
      messageKey,
      true,
    );
  return messageKey;
}
