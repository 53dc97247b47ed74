import { cleanHeaderText } from './clean-text.ts';
import { encodeAddress, encodeText } from './encode-header.ts';
import type { Addressing } from './message-options.ts';

/** A header field: its name, and its value as it stands in the message before folding. */
export type MessageHeader = readonly [name: string, value: string];

/**
 * Every header of a message but those of its body, in order. Values are ASCII, save for addresses that need SMTPUTF8;
 * `foldHeader` makes lines of them.
 */
export function messageHeaders(mail: { readonly subject: string }, addressing: Addressing): MessageHeader[] {
  const headers: MessageHeader[] = [
    ['From', encodeAddress(addressing.from)],
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

/** What says that a machine wrote: no out-of-office answer is wanted (RFC 3834 5, and Exchange's own header). */
export function automaticHeaders(locale: string | undefined): MessageHeader[] {
  const headers: MessageHeader[] = [
    ['Auto-Submitted', 'auto-generated'],
    ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
  ];
  if (locale !== undefined) headers.push(['Content-Language', locale]);
  return headers;
}
