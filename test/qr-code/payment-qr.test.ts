import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { paymentQrPng, paymentQrSvg } from '../../src/qr-code/payment-qr.ts';
import { decodeWithJsqr, decodeWithZxing } from './decode-png.ts';

const url = 'https://pay.example.be/7H3K9QWX2M4ABC';

describe('the QR code of a payment link', () => {
  test('is decoded to the link by two independent decoders', async () => {
    const png = paymentQrPng(url);
    expect(decodeWithJsqr(png)).toEqual({ text: url, version: 3 });
    expect(await decodeWithZxing(png)).toBe(url);
  });

  test('is an opaque PNG with one bit per pixel and at most 800 bytes', () => {
    const png = paymentQrPng(url);
    const { width, height, depth, colorType, alpha } = PNG.sync.read(Buffer.from(png)) as PNG & {
      depth: number;
      colorType: number;
      alpha: boolean;
    };
    expect({ width, height, depth, colorType, alpha }).toEqual({
      width: 296,
      height: 296,
      depth: 1,
      colorType: 0,
      alpha: false,
    });
    expect(png.length).toBeLessThan(800);
  });

  test('has a quiet zone of four light modules on each side', () => {
    const { data, width } = PNG.sync.read(Buffer.from(paymentQrPng(url, { scale: 1 })));
    const dark = (x: number, y: number): boolean => data[(y * width + x) * 4] === 0;
    for (let place = 0; place < width; place++) {
      for (let depth = 0; depth < 4; depth++) {
        const edges = [
          [place, depth],
          [place, width - 1 - depth],
          [depth, place],
          [width - 1 - depth, place],
        ] as const;
        expect(edges.some(([x, y]) => dark(x, y))).toBe(false);
      }
    }
    expect(dark(4, 4)).toBe(true);
  });

  test('has error correction level M', () => {
    const { data, width } = PNG.sync.read(Buffer.from(paymentQrPng(url, { scale: 1 })));
    // The first two format bits, next to the finder pattern, with the mask 10 of ISO/IEC 18004: M is 00.
    const bits = [0, 1].map((x) => (data[((4 + 8) * width + 4 + x) * 4] === 0 ? 1 : 0));
    expect(bits).toEqual([1, 0]);
  });

  test('has the same modules as SVG', () => {
    const svg = paymentQrSvg(url, { label: 'QR "code" <1>' });
    expect(svg).toContain('aria-label="QR &quot;code&quot; &lt;1>'.replace('1>', '1&gt;'));
    const { data, width } = PNG.sync.read(Buffer.from(paymentQrPng(url, { scale: 1 })));
    const drawn = Array.from({ length: width }, () => Array<boolean>(width).fill(false));
    for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      for (let step = 0; step < Number(run); step++) drawn[Number(y)]![Number(x) + step] = true;
    }
    drawn.forEach((row, y) => {
      row.forEach((dark, x) => {
        expect(dark).toBe(data[(y * width + x) * 4] === 0);
      });
    });
  });

  test('refuses a text that does not fit in a QR code', () => {
    expect(() => paymentQrPng(`https://pay.example.be/${'a'.repeat(3000)}`)).toThrow(
      expect.objectContaining({ code: 'qr-too-long' }),
    );
  });

  test('is decoded to the same link, for any link', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{14}$/),
        fc.webUrl({ withQueryParameters: false, validSchemes: ['https'], size: 'small' }),
        fc.integer({ min: 2, max: 8 }),
        (code, base, scale) => {
          const link = `${base}/${code}`;
          expect(decodeWithJsqr(paymentQrPng(link, { scale }))?.text).toBe(link);
        },
      ),
      { numRuns: 60 },
    );
  });
});
