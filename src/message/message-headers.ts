import type { Address } from './addresses.ts';
import { cleanHeaderText } from './clean-text.ts';
import { encodeAddress, encodeText, foldHeader } from './encode-header.ts';
import type { Addressing } from './message-options.ts';

/** A header: its name, and its encoded value before folding. */
export type MessageHeader = readonly [name: string, value: string];

/**
 * Lists the headers of a message, except those of its body. Values are ASCII, except for addresses that need SMTPUTF8.
 * `foldHeader` turns them into lines.
 */
export function messageHeaders(
  mail: { readonly subject: string },
  addressing: Addressing,
  encodeSender: (from: Address) => string = encodeAddress,
): MessageHeader[] {
  const headers: MessageHeader[] = [
    ['From', encodeSender(addressing.from)],
    ['To', encodeAddress(addressing.to)],
  ];
  if (addressing.cc.length > 0) headers.push(['Cc', addressing.cc.map(encodeAddress).join(', ')]);
  if (addressing.replyTo !== undefined) headers.push(['Reply-To', encodeAddress(addressing.replyTo)]);
  headers.push(
    ['Subject', encodeText(cleanHeaderText(mail.subject))],
    ['Message-ID', addressing.messageId],
    ['Date', addressing.date.toUTCString().replace('GMT', '+0000')],
    ...automaticHeaders(addressing.locale),
  );
  for (const [name, value] of addressing.headers) headers.push([name, encodeText(value)]);
  return headers;
}

/**
 * Creates a function that writes the headers of messages. It keeps the last sender, because nearly all have the same.
 * @returns a function that returns lines, each ended by CRLF
 */
export function createHeaderMaker(): (mail: { readonly subject: string }, addressing: Addressing) => string {
  let sender: Address | undefined;
  let encoded = '';
  const encodeSender = (from: Address): string => {
    if (from !== sender) {
      encoded = encodeAddress(from);
      sender = from;
    }
    return encoded;
  };
  return (mail, addressing) => {
    let lines = '';
    for (const [name, value] of messageHeaders(mail, addressing, encodeSender))
      lines += foldHeader(name, value);
    return lines;
  };
}

/** Headers that mark an automatic mail, so that it gets no out-of-office reply (RFC 3834 5, and Exchange's own header). */
export function automaticHeaders(locale: string | undefined): MessageHeader[] {
  const headers: MessageHeader[] = [
    ['Auto-Submitted', 'auto-generated'],
    ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
  ];
  if (locale !== undefined) headers.push(['Content-Language', locale]);
  return headers;
}
