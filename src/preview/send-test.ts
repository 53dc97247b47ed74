import { randomUUID } from 'node:crypto';
import { validateAddress, validateAddresses } from '../message/addresses.ts';
import { createSender } from '../sending/create-sender.ts';
import type { SendResult } from '../sending/send-result.ts';
import { openSmtpTransport } from '../sending/smtp-transport.ts';
import type { PreviewedMail } from './mails/render-mail.ts';
import type { PreviewState, SendAnswer, SendRequest } from './preview-api.ts';
import type { PreviewSettings } from './preview-options.ts';
import { PreviewRefusal } from './refusal.ts';

/** Sends test mails through the mail server that the preview was started with. */
export interface TestSending {
  /** What the page is told: never the password. */
  readonly about: NonNullable<PreviewState['sending']>;
  /** The recipients of a request. @throws PreviewRefusal, FacteurError `invalid-address` */
  checkRecipients(request: Pick<SendRequest, 'to' | 'confirmed'>): readonly string[];
  send(rendered: PreviewedMail, to: readonly string[]): Promise<SendAnswer>;
  close(): void;
}

/** Maximum number of recipients: a test is for the people who make the mail. */
const mostRecipients = 5;

/** Prefix of the subject, so that nobody takes a test for an invoice. */
const mark = '[Test]';

/** @throws FacteurError `invalid-option`, `invalid-address` */
export async function openTestSending({
  smtp,
  from,
}: NonNullable<PreviewSettings['sending']>): Promise<TestSending> {
  const transport = await openSmtpTransport(smtp, { connections: 1 });
  const sender = createSender({ transport, from, live: true, concurrency: 1, transferTimeout: 60_000 });
  const { name, address } = validateAddress(from, 'from');
  return {
    about: { server: new URL(smtp).host, from: name === '' ? address : `${name} <${address}>` },
    checkRecipients({ to, confirmed }) {
      if (to.length === 0 || to.length > mostRecipients)
        throw new PreviewRefusal(400, 'invalid-request', `Send a test to 1 to ${mostRecipients} addresses.`);
      if (to.length !== confirmed.length || to.some((one, index) => one !== confirmed[index]))
        throw new PreviewRefusal(
          409,
          'not-confirmed',
          'The confirmed recipients differ from those in the request. Nothing was sent.',
        );
      const addresses = validateAddresses(to, 'to').map((one) => one.address);
      if (new Set(addresses).size < addresses.length)
        throw new PreviewRefusal(400, 'invalid-request', 'The same address is in the list twice.');
      return addresses;
    },
    async send({ mail, template }, to) {
      const results: SendAnswer['results'][number][] = [];
      for (const address of to) {
        const result = await sender.send({
          messageKey: `preview/${randomUUID()}`,
          to: address,
          locale: template.locale,
          mail: { ...mail, subject: `${mark} ${mail.subject}` },
        });
        results.push({ to: address, status: result.status, answer: answerOf(result) });
      }
      return { results };
    },
    close: () => transport.close({ force: true }),
  };
}

function answerOf({ code, answer, error, failure }: SendResult): string {
  if (answer !== undefined) return answer;
  const said = error instanceof Error ? error.message : (failure ?? '');
  return [code, said].filter((part) => part !== undefined && part !== '').join(' ');
}
