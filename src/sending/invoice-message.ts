import { FacteurError } from '../errors.ts';
import { own } from '../fields/read/plain-object.ts';
import type { AddressInput } from '../message/addresses.ts';
import type { MessageOptions } from '../message/message-options.ts';
import type { RenderedMessage, Template } from '../render/template.ts';

export interface InvoiceMessageOptions extends Pick<MessageOptions, 'from' | 'messageKey' | 'now'> {
  /** @default `relation.email` of the data */
  readonly to?: AddressInput;
  /** @default `company.email` of the data */
  readonly replyTo?: AddressInput;
}

/**
 * Renders the message for an invoice. It goes to `relation.email`, and replies go to `company.email`.
 * @throws FacteurError `no-recipient`, and the errors of `template.renderMessage`
 */
export function renderInvoiceMessage(
  template: Template,
  data: unknown,
  options: InvoiceMessageOptions,
): RenderedMessage {
  const replyTo = options.replyTo ?? companyOf(data);
  return template.renderMessage(data, {
    ...options,
    to: options.to ?? customerOf(data),
    ...(replyTo === undefined ? {} : { replyTo }),
  });
}

function customerOf(data: unknown): AddressInput {
  const address = own(own(data, 'relation'), 'email');
  if (address === undefined || address === null || address === '')
    throw new FacteurError(
      'no-recipient',
      'The invoice has no "relation.email", so there is no address to send it to.',
    );
  return { name: textAt(data, 'relation', 'name'), address: address as string };
}

function companyOf(data: unknown): AddressInput | undefined {
  const address = textAt(data, 'company', 'email');
  return address === '' ? undefined : { name: textAt(data, 'company', 'name'), address };
}

function textAt(data: unknown, party: string, key: string): string {
  const value = own(own(data, party), key);
  return typeof value === 'string' ? value : '';
}
