import { FacteurError } from '../errors.ts';
import { readNumber } from '../options.ts';
import type { MessageAttachment } from './attachments.ts';

/** Base64 makes four characters of three bytes and a line break after 76. */
const base64Growth = (4 / 3) * (78 / 76);

/**
 * Refuses a message that servers on the way would refuse.
 * @param size bytes of the whole message, as far as it is known
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
    largest === undefined ? 'text' : `attachments, the largest of ${megabytes(largest.content.length)},`;
  throw new FacteurError(
    'message-too-large',
    `The message would be about ${megabytes(size)} with its ${cause} and at most ${megabytes(maxSize)} can be sent. Attach less, or raise "maxSize" if every server on the way takes more.`,
  );
}

/** Bytes that files take in a message. */
export function encodedSize(files: readonly MessageAttachment[]): number {
  return files.reduce((sum, { content }) => sum + content.length * base64Growth, 0);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
