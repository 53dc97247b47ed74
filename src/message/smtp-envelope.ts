import type { Address } from './addresses.ts';

/** The sender and all recipients of a message, without duplicates, as given to the server. */
export interface SmtpEnvelope {
  readonly from: string;
  readonly to: readonly string[];
}

/** Builds the envelope from validated addresses, so that no header can change where a message goes. */
export function smtpEnvelope(addresses: {
  readonly from: Address;
  readonly to: Address;
  readonly cc: readonly Address[];
  readonly bcc: readonly Address[];
}): SmtpEnvelope {
  const { from, to, cc, bcc } = addresses;
  if (cc.length === 0 && bcc.length === 0) return { from: from.address, to: [to.address] };
  const all = [to, ...cc, ...bcc].map(({ address }) => address);
  return { from: from.address, to: [...new Set(all)] };
}
