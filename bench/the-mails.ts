import path from 'node:path';
import { readTemplateFolder } from '../src/compile/1-read/read-folder.ts';
import { editSource } from '../src/compile/1-read/source.ts';
import { compileParts } from '../src/compile/compile-parts.ts';
import { catalogue } from '../src/fields/catalogue.ts';
import type { Formatter } from '../src/fields/formats/formatter.ts';
import type { Frame, UsedScope } from '../src/fields/read/scope.ts';
import type { Template } from '../src/render/template.ts';
import { differingMails, now, type OneMail } from './differing-mails.ts';
import { createPerMailChain } from './per-mail-chain.ts';

const settings = {
  locale: 'nl',
  timeZone: 'Europe/Brussels',
  outlook: 'padded',
  unknownFields: 'warn',
  webFonts: 'declared',
  fields: catalogue,
} as const;

/** A kind of mail to measure: invoices in Dutch, with ten lines and an inline PNG of 3 KB, no two the same. */
export interface TheMail {
  readonly title: string;
  /** What is aimed at, for the mail that the aims were set for: "(aim: 280 x)". */
  readonly aim: (aimedAt: string) => string;
  readonly mails: readonly OneMail[];
  /** Loaded by the built package, as whoever installs it does. */
  readonly template: Template;
  readonly formatter: Formatter;
  readonly scope: UsedScope;
  readonly read: (data: unknown) => Frame;
  readonly compile: () => Promise<Template>;
  /** The HTML by Handlebars, mjml and juice, for one mail alone. */
  readonly chainHtml: (data: unknown) => Promise<string>;
}

/** One of some 15 KiB of HTML, which the aims are about, and the shipped invoice: larger, and with far more conditions. */
export async function prepareTheMails(): Promise<readonly TheMail[]> {
  return [
    {
      ...(await prepareTheMail('bench/templates', 'plain-invoice')),
      title: 'A plain invoice with ten lines',
      aim: (aimedAt) => `(aim: ${aimedAt})`,
    },
    {
      ...(await prepareTheMail('templates', 'invoice')),
      title: 'The shipped invoice with ten lines, which knows every state of an invoice',
      aim: () => '',
    },
  ];
}

async function prepareTheMail(root: string, name: string): Promise<Omit<TheMail, 'title' | 'aim'>> {
  const { loadTemplate } = (await import('facteur' as string)) as typeof import('../src/index.ts');
  const folder = await readTemplateFolder({
    root: path.resolve(root),
    name,
    locales: ['nl'],
    trust: undefined,
    onFile: () => undefined,
  });
  const logo = {
    filename: 'logo.png',
    contentType: 'image/png',
    cid: 'logo@facteur.invalid',
    content: png().toString('base64'),
  };
  // Drawing the QR code of each link is measured with the payment links: the chain has none.
  const qr = folder.document.text.indexOf('{invoice.paymentqrcode}');
  const document =
    qr === -1
      ? folder.document
      : editSource(folder.document, [{ start: qr, end: qr + '{invoice.paymentqrcode}'.length, insert: '' }]);
  const parts = { ...folder, document, images: [logo] };
  const chain = await createPerMailChain(parts, settings);
  const compile = async (): Promise<Template> => loadTemplate(await compileParts(parts, settings));
  return {
    mails: differingMails(),
    template: await compile(),
    formatter: chain.formatter,
    scope: chain.scope,
    read: (data) => chain.read(data, now),
    compile,
    chainHtml: (data) => chain.render(data, now),
  };
}

/** Bytes that start like a PNG and do not compress: only their number matters here. */
function png(): Buffer {
  const bytes = Buffer.alloc(3000);
  for (let index = 0; index < bytes.length; index++) bytes[index] = (index * 2654435761) >>> 24;
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
}

/** Strings in V8 are built lazily: reading a character makes one whole, as sending it would. */
export function whole(text: string): number {
  return text.charCodeAt(text.length - 1);
}
