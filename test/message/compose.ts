import { type ParsedMail, simpleParser } from 'mailparser';
import { createTransport, type SendMailOptions } from 'nodemailer';
import PostalMime, { type Email } from 'postal-mime';

/** A message as Nodemailer composes it, and as two independent parsers read it. */
export interface Composed {
  readonly raw: string;
  readonly envelope: { readonly from: string | false; readonly to: readonly string[] };
  readonly mailparser: ParsedMail;
  readonly postal: Email;
}

export async function compose(message: object): Promise<Composed> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const info = await transport.sendMail(message as SendMailOptions);
  const bytes = info.message as Buffer;
  return {
    raw: bytes.toString('latin1'),
    envelope: info.envelope,
    mailparser: await simpleParser(bytes),
    postal: await PostalMime.parse(bytes),
  };
}
