import { createHash } from 'node:crypto';
import jsQR from 'jsqr';
import { parse } from 'parse5';
import { beforeEach, describe, expect, test } from 'vitest';
import { openPaymentLinks, type PaymentLinks } from '../../../src/payment-links/open-payment-links.ts';
import { createLinkHandler } from '../../../src/payment-links/server/web-handler.ts';
import { parseEpcPayload } from '../../../src/qr-code/parse-epc-payload.ts';
import { createClock, invoiceData } from '../invoices.ts';

let links: PaymentLinks;

beforeEach(async () => {
  links = await openPaymentLinks({
    store: ':memory:',
    baseUrl: 'https://pay.example.be',
    now: createClock().now,
  });
});

async function pageOf(
  ...parts: Parameters<typeof invoiceData>
): Promise<{ html: string; text: string; headers: Headers }> {
  const { url } = await links.create(invoiceData(...parts));
  const response = await createLinkHandler(links)(new Request(url));
  expect(response.status).toBe(200);
  const html = await response.text();
  const text = html
    .replace(/<(style|script|svg)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
  return { html, text, headers: response.headers };
}

describe('the payment page of a bank transfer', () => {
  test.each([
    [
      'nl',
      'Factuur 2026-0142 betalen',
      '€ 1.210,00',
      'Te betalen tegen 2 december 2026',
      'Begunstigde',
      'Gestructureerde mededeling',
      'geldig tot 20 februari 2027',
      '1210,00',
    ],
    [
      'fr',
      'Payer la facture 2026-0142',
      '1 210,00 €',
      'À payer pour le 2 décembre 2026',
      'Bénéficiaire',
      'Communication structurée',
      'valable jusqu’au 20 février 2027',
      '1210,00',
    ],
    [
      'de',
      'Rechnung 2026-0142 bezahlen',
      '1.210,00 €',
      'Zu zahlen bis 2. Dezember 2026',
      'Begünstigter',
      'Strukturierte Mitteilung',
      'bis zum 20. Februar 2027 gültig',
      '1210,00',
    ],
    [
      'en',
      'Pay invoice 2026-0142',
      '€1,210.00',
      'Please pay by 2 December 2026',
      'Beneficiary',
      'Structured communication',
      'valid until 20 February 2027',
      '1210.00',
    ],
  ])('says all that a transfer needs, in the language %s', async (language, ...said) => {
    const { html, text } = await pageOf({}, {}, { language });
    const plainAmount = said.pop()!;
    for (const one of said) expect(text).toContain(one);
    for (const one of [
      'Kantoor Janssens bv',
      'BE68 5390 0754 7034',
      '+++010/8068/17183+++',
      'BE 0403.019.261',
      '+32 2 555 12 34',
    ])
      expect(text.replaceAll('\u00a0', ' ')).toContain(one);
    expect(html).toContain(`<html lang="${language}">`);
    expect([...html.matchAll(/data-copy="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'Kantoor Janssens bv',
      'BE68539007547034',
      plainAmount,
      '+++010/8068/17183+++',
    ]);
    expect(text).not.toMatch(/undefined|null|NaN|\{|\}/);
    expect(text).not.toContain('Peeters');
  });

  test('has an EPC QR code with the same transfer', async () => {
    const { html } = await pageOf();
    const picture = /<svg[\s\S]*?<\/svg>/.exec(html)![0];
    expect(parseEpcPayload(decodeSvg(picture))).toEqual({
      name: 'Kantoor Janssens bv',
      iban: 'BE68539007547034',
      cents: 121_000,
      reference: '010806817183',
    });
    expect(picture).toContain('role="img" aria-label="QR-code voor bankapps');
  });

  test('works without JavaScript, with hidden copy buttons', async () => {
    const { html } = await pageOf();
    expect([...html.matchAll(/<button[^>]*>/g)].every(([button]) => / hidden /.test(button))).toBe(true);
    expect(html).not.toMatch(/<(form|input|noscript|iframe|img)\b/);
  });

  test('allows only its own style and script, and loads nothing', async () => {
    const { html, headers } = await pageOf();
    const policy = headers.get('content-security-policy')!;
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(policy).toBe(
      `default-src 'none'; style-src ${hash(/<style>([\s\S]*?)<\/style>/.exec(html)![1]!)}; ` +
        `script-src ${hash(/<script>([\s\S]*?)<\/script>/.exec(html)![1]!)}; img-src data:; ` +
        `base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(html).not.toMatch(/ style="| on[a-z]+="|@import|url\(/);
    const elsewhere = [...html.matchAll(/(?:src|href|action)="([^"]*)"/g)].map((match) => match[1]!);
    expect(elsewhere.every((address) => /^(tel:|mailto:|data:,$)/.test(address))).toBe(true);
  });

  test('is well-formed HTML for any names', async () => {
    const hostile = `<script>alert(1)</script>"'&<img src=x onerror=alert(1)>`;
    const { html } = await pageOf(
      { number: hostile.slice(0, 50), reference: `RE: ${hostile}` },
      { name: hostile, legalName: hostile.slice(0, 69), phone: '+32"><b>' },
    );
    const plain = await pageOf({ number: 'n', reference: 'r' });
    const problems: string[] = [];
    parse(html, { onParseError: ({ code }) => problems.push(code) });
    expect(problems).toEqual([]);
    const tags = (text: string): string[] => [...text.matchAll(/<([a-z]\w*)/g)].map((match) => match[1]!);
    expect(tags(html)).toEqual(tags(plain.html));
  });

  test('shows a free-text reference as plain text', async () => {
    const { text } = await pageOf({ reference: 'Klant 42', dueDate: undefined }, { legalName: undefined });
    expect(text).toContain('Mededeling Klant 42');
    expect(text).not.toContain('Te betalen tegen');
  });

  test('is one page of at most 15 kB', async () => {
    const { html } = await pageOf();
    expect(Buffer.byteLength(html)).toBeLessThan(15_000);
  });
});

/** Draws the dark runs of the SVG, and decodes them with jsQR. */
function decodeSvg(svg: string): string {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)![1]);
  const scale = 4;
  const pixels = new Uint8ClampedArray((side * scale) ** 2 * 4).fill(255);
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < scale; row++) {
      for (let column = 0; column < Number(width) * scale; column++) {
        const pixel = (Number(y) * scale + row) * side * scale + Number(x) * scale + column;
        pixels.fill(0, pixel * 4, pixel * 4 + 3);
      }
    }
  }
  return Buffer.from(jsQR.default(pixels, side * scale, side * scale)!.binaryData).toString('utf8');
}
