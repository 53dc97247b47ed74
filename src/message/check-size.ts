import { FacteurError } from '../errors.ts';
import { readNumber } from '../options.ts';
import type { MessageAttachment } from './attachments.ts';

/** Base64 turns three bytes into four characters, and adds a line break after 76. */
const base64Growth = (4 / 3) * (78 / 76);

/**
 * Rejects a message that is too large for mail servers.
 * @param size bytes of the whole message, as far as known
 * @throws FacteurError `message-too-large`
 */
export function checkSize(
  size: number,
  attachments: readonly MessageAttachment[],
  options: { readonly maxSize?: number },
): void {
  const maxSize = readNumber(options, 'maxSize', { otherwise: 25_000_000, min: 1000, max: 1e9 });
  if (size <= maxSize) return;
  const largest = attachments.toSorted((a, b) => b.content.length - a.content.length)[0];
  const cause =
    largest === undefined ? 'text' : `attachments (the largest is ${megabytes(largest.content.length)})`;
  throw new FacteurError(
    'message-too-large',
    `The message is about ${megabytes(size)} with its ${cause}; the limit is ${megabytes(maxSize)}. Attach smaller files, or raise "maxSize" if your mail servers accept larger messages.`,
  );
}

/** The size in bytes of encoded files. */
export function encodedSize(files: readonly MessageAttachment[]): number {
  return files.reduce((sum, { content }) => sum + content.length * base64Growth, 0);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
