import { convert } from 'html-to-text';
import { createTransport } from 'nodemailer';
import type { Frame } from '../src/fields/read/scope.ts';
import { prepareMessage } from '../src/message/assemble-message.ts';
import { type BuildMessageOptions, buildMessage } from '../src/message/build-message.ts';
import { encodePiece, encodeQuotedPrintable } from '../src/message/quoted-printable.ts';
import { escapeHtml } from '../src/render/escape.ts';
import { compileCondition, frameAt, itemIn, textOf } from '../src/render/evaluate.ts';
import type { Program } from '../src/render/program.ts';
import { measure, printRow, times } from './measure.ts';
import { now, type TheMail } from './the-mails.ts';

const options: BuildMessageOptions = {
  from: { name: 'Kantoor Janssens', address: 'facturen@example.be' },
  to: { name: 'Bakkerij Peeters', address: 'an@example.com' },
  messageKey: 'invoice/2026-0142',
  now,
};

/** Message bytes from data: ours, Nodemailer's composer, the whole chain, and what copying the bytes alone takes. */
export async function benchMessages(theMail: TheMail): Promise<void> {
  const { title, aim, data, template } = theMail;
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const compose = async (mail: Parameters<typeof buildMessage>[0]): Promise<Buffer> =>
    (await transport.sendMail(buildMessage(mail, options) as never)).message as Buffer;
  const rendered = template.render(data, { now });
  const pieces = piecesOf(theMail);
  const took = await measure(
    {
      bytes: () => template.renderMessage(data, options),
      composer: () => compose(rendered),
      renderAndCompose: () => compose(template.render(data, { now })),
      chain: async () => {
        const html = await theMail.chainHtml();
        return compose({ ...rendered, html, text: convert(html, { wordwrap: false }) });
      },
      floor: () => Buffer.concat(pieces),
    },
    { seconds: 4 },
  );
  const size = template.renderMessage(data, options).raw.length;
  console.log(`\n${title}, as a message with an inline PNG of 3 KB: ${(size / 1024).toFixed(1)} KiB`);
  printRow('renderMessage: validate, format, headers, bytes', took.bytes);
  printRow(
    "Nodemailer's composer alone",
    took.composer,
    `${times(took.composer / took.bytes)} slower ${aim('25 x')}`,
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
    `floor: Buffer.concat of ${pieces.length} pieces`,
    took.floor,
    `renderMessage takes ${times(took.bytes / took.floor)} of it ${aim('at most 6 x')}`,
  );
  memory(theMail);
}

/** Everything that the message is made of, encoded beforehand: the fixed pieces and this mail's values. */
function piecesOf({ data, template, formatter, read }: TheMail): Buffer[] {
  const list: string[] = [];
  const order: string[] = [];
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
  walk(template.toJSON().html, read());
  for (const line of encodeQuotedPrintable(template.render(data, { now }).text).split(/(?<=\n)/))
    list.push(line);
  const frame = prepareMessage(
    template.toJSON().images.map((image) => ({ ...image, content: Buffer.from(image.content, 'base64') })),
  );
  return [frame('', '', () => undefined, []).toString('latin1'), ...order, ...list].map((text) =>
    Buffer.from(text, 'latin1'),
  );
}

/** Renders a hundred thousand messages, and prints the memory that the process holds after some and after all. */
function memory({ data, template }: TheMail): void {
  const invoice = data as { invoice: object };
  const rss = (): string => {
    globalThis.gc?.();
    return `${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`;
  };
  const seen: string[] = [];
  for (let count = 1; count <= 100_000; count++) {
    template.renderMessage(
      { ...invoice, invoice: { ...invoice.invoice, number: `2026-${count}` } },
      { ...options, messageKey: `invoice/${count}` },
    );
    if (count === 10_000 || count === 50_000 || count === 100_000) seen.push(`${rss()} after ${count}`);
  }
  console.log(`  resident memory: ${seen.join(', ')} messages`);
}
