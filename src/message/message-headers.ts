import type { Address } from './addresses.ts';
import { cleanHeaderText } from './clean-text.ts';
import { encodeAddress, encodeText, foldHeader } from './encode-header.ts';
import type { Addressing } from './message-options.ts';

/** A header field: its name, and its value as it stands in the message before folding. */
export type MessageHeader = readonly [name: string, value: string];

/**
 * Every header of a message but those of its body, in order. Values are ASCII, save for addresses that need SMTPUTF8;
 * `foldHeader` makes lines of them.
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
 * Makes the headers of messages that nearly all have one sender, as they stand in the message.
 * @returns what gives them in lines, each ended by CRLF
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

/** What says that a machine wrote: no out-of-office answer is wanted (RFC 3834 5, and Exchange's own header). */
export function automaticHeaders(locale: string | undefined): MessageHeader[] {
  const headers: MessageHeader[] = [
    ['Auto-Submitted', 'auto-generated'],
    ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
  ];
  if (locale !== undefined) headers.push(['Content-Language', locale]);
  return headers;
}
