import { FacteurError } from '../../errors.ts';
import { type PlainObject, valueAt } from '../../fields/read/plain-object.ts';
import type { AddressInput } from '../../message/addresses.ts';
import type { Template } from '../../render/template.ts';
import { renderInvoiceMessage } from '../../sending/invoice-message.ts';
import { messageKeyOf } from '../../sending/message-key.ts';
import type { OutgoingMessage } from '../../sending/outgoing.ts';
import { createKeySet, type KeySet } from './key-set.ts';
import { type LineResult, unsentLine } from './line-result.ts';
import type { DataLine } from './read-invoices.ts';

export interface OutgoingOptions {
  readonly template: string;
  readonly from: AddressInput;
  /** @default `company.email` */
  readonly replyTo: AddressInput | undefined;
  /** The template in the language of a customer. */
  readonly templateFor: (language: string | undefined) => Promise<Template>;
  /** Called for a mail that an earlier run sent. */
  readonly done: KeySet;
  readonly onSkipped: () => void;
  /** Called for an invoice that is not sent. */
  readonly onUnsent: (result: LineResult) => void;
  /** Called for an invoice that is sent under this key. */
  readonly onOutgoing: (messageKey: string, line: number) => void;
  /** Called when its message is built, before it is handed over. */
  readonly onReady: (messageKey: string, line: number) => void;
}

/** Builds the message of each invoice when its turn comes. A mail that is in the data twice is sent once. */
export async function* outgoingInvoices(
  lines: AsyncIterable<DataLine>,
  options: OutgoingOptions,
): AsyncGenerator<OutgoingMessage> {
  const seen = createKeySet();
  for await (const one of lines) {
    if ('error' in one) {
      options.onUnsent(unsentLine(one.line, one.error));
      continue;
    }
    const { line, data } = one;
    let messageKey: string | undefined;
    try {
      messageKey = messageKeyOf(options.template, data);
      if (options.done.has(messageKey)) {
        options.onSkipped();
        continue;
      }
      if (!seen.add(messageKey)) throw duplicate();
    } catch (error) {
      options.onUnsent(unsentLine(line, error, messageKey));
      continue;
    }
    options.onOutgoing(messageKey, line);
    const key = messageKey;
    const message = async (): Promise<ReturnType<Template['renderMessage']>> => {
      const made = await render(data, key, options);
      options.onReady(key, line);
      return made;
    };
    yield { messageKey, message };
  }
}

function duplicate(): FacteurError {
  return new FacteurError(
    'duplicate-invoice',
    'An earlier line is the same mail, which is sent once. If they are two mails, give one of them another "messageKey".',
  );
}

async function render(
  data: PlainObject,
  messageKey: string,
  options: OutgoingOptions,
): Promise<ReturnType<Template['renderMessage']>> {
  const language = valueAt(data, ['relation', 'language']);
  const template = await options.templateFor(typeof language === 'string' ? language : undefined);
  return renderInvoiceMessage(template, data, {
    from: options.from,
    ...(options.replyTo === undefined ? {} : { replyTo: options.replyTo }),
    messageKey,
  });
}
