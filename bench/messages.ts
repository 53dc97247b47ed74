import { convert } from 'html-to-text';
import { createTransport } from 'nodemailer';
import type { Frame } from '../src/fields/read/scope.ts';
import { compileFrame } from '../src/message/assemble-message.ts';
import { buildMessage } from '../src/message/build-message.ts';
import { createByteWriter } from '../src/message/byte-writer.ts';
import type { Mail } from '../src/message/mail.ts';
import { encodePiece, writeQuotedPrintable } from '../src/message/quoted-printable.ts';
import { escapeHtml } from '../src/render/escape.ts';
import { compileCondition, frameAt, itemIn, textOf } from '../src/render/evaluate.ts';
import type { Program } from '../src/render/program.ts';
import { inTurn, now, type OneMail } from './differing-mails.ts';
import { measure, printRow, times } from './measure.ts';
import type { TheMail } from './the-mails.ts';

/** Message bytes from data: ours, Nodemailer's composer, the whole chain, and what copying the bytes alone takes. */
export async function benchMessages(theMail: TheMail): Promise<void> {
  const { title, aim, mails, template } = theMail;
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const compose = async (mail: Mail, { options }: OneMail): Promise<Buffer> =>
    (await transport.sendMail(buildMessage(mail, options) as never)).message as Buffer;
  const rendered = mails.map((mail) => ({ mail, rendered: template.render(mail.data, { now }) }));
  const pieces = mails.map((mail) => piecesOf(theMail, mail));
  const took = await measure(
    {
      bytes: inTurn(mails, ({ data, options }) => template.renderMessage(data, options)),
      composer: inTurn(rendered, (one) => compose(one.rendered, one.mail)),
      renderAndCompose: inTurn(mails, (mail) => compose(template.render(mail.data, { now }), mail)),
      chain: inTurn(rendered, async (one) => {
        const html = await theMail.chainHtml(one.mail.data);
        return compose({ ...one.rendered, html, text: convert(html, { wordwrap: false }) }, one.mail);
      }),
      floor: inTurn(pieces, (list) => Buffer.concat(list)),
    },
    { seconds: 4 },
  );
  const size = template.renderMessage(mails[0]!.data, mails[0]!.options).raw.length;
  console.log(
    `\n${title}, ${mails.length} different messages with an inline PNG of 3 KB: ${(size / 1024).toFixed(1)} KiB`,
  );
  printRow('renderMessage: validate, format, headers, bytes', took.bytes);
  printRow(
    "Nodemailer's composer alone",
    took.composer,
    `${times(took.composer / took.bytes)} slower ${aim('30 x')}`,
  );
  printRow(
    'render, then the composer',
    took.renderAndCompose,
    `${times(took.renderAndCompose / took.bytes)} slower`,
  );
  printRow(
    'per-mail chain, then the composer',
    took.chain,
    `${times(took.chain / took.bytes)} slower ${aim('200 x')}`,
  );
  printRow(
    `floor: Buffer.concat of ${pieces[0]!.length} pieces`,
    took.floor,
    `renderMessage takes ${times(took.bytes / took.floor)} of it ${aim('at most 6 x')}`,
  );
  memory(theMail);
}

/** Everything that the message is made of, encoded beforehand: the fixed pieces and this mail's values. */
function piecesOf({ template, formatter, read }: TheMail, { data }: OneMail): Buffer[] {
  const order: Buffer[] = [];
  const walk = (program: Program, frame: Frame): void => {
    for (const node of program) {
      if (typeof node === 'string') order.push(encodePiece(node));
      else if (node.type === 'value')
        order.push(encodePiece(escapeHtml(textOf(frame, node, formatter)).replaceAll('\n', '<br>')));
      else if (node.type === 'if')
        walk(
          compileCondition(node.condition)(frame) === (node.isInverted !== true) ? node.body : node.otherwise,
          frame,
        );
      else if (node.type === 'each')
        for (const item of frameAt(frame, node.depth).lists[node.slot]!) walk(node.body, itemIn(item, frame));
    }
  };
  walk(template.toJSON().html, read(data));
  const writer = createByteWriter(0);
  writeQuotedPrintable(writer, template.render(data, { now }).text);
  const text = writer.bytes.toString('latin1', 0, writer.length).split(/(?<=\n)/);
  const frame = compileFrame(
    template.toJSON().images.map((image) => ({ ...image, content: Buffer.from(image.content, 'base64') })),
  );
  return [
    frame('', false, '', () => undefined, []),
    ...order,
    ...text.map((line) => Buffer.from(line, 'latin1')),
  ];
}

/** Renders a hundred thousand messages, and prints the memory that the process holds after some and after all. */
function memory({ mails, template }: TheMail): void {
  const rss = (): string => {
    globalThis.gc?.();
    return `${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`;
  };
  const seen: string[] = [];
  for (let count = 1; count <= 100_000; count++) {
    const { data, options } = mails[count % mails.length]!;
    const invoice = data as { invoice: object };
    template.renderMessage(
      { ...invoice, invoice: { ...invoice.invoice, number: `2026-${count}` } },
      { ...options, messageKey: `invoice/${count}` },
    );
    if (count === 10_000 || count === 50_000 || count === 100_000) seen.push(`${rss()} after ${count}`);
  }
  console.log(`  resident memory: ${seen.join(', ')} messages`);
}
