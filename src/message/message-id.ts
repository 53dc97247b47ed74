import { hash } from 'node:crypto';
import { invalidOption } from '../options.ts';

/**
 * The Message-ID of a key: the same for the same key and sender, so that a server or a mailbox can drop a second copy.
 * The key is hashed, for an invoice number tells a stranger how many there are.
 * @throws FacteurError `invalid-option`
 */
export function messageIdOf(messageKey: unknown, domain: string): string {
  return `<${hash('sha256', checkMessageKey(messageKey)).slice(0, 40)}@${domain}>`;
}

/** @throws FacteurError `invalid-option` for a key that is empty, too long or no text */
export function checkMessageKey(messageKey: unknown): string {
  if (typeof messageKey !== 'string' || messageKey === '' || messageKey.length > 1000)
    throw invalidOption(
      'messageKey',
      'a text of 1 to 1000 characters that names this mail and no other, such as "invoice/2026-0142/reminder-1"',
      messageKey,
      true,
    );
  return messageKey;
}
