import { describe, expect, test } from 'vitest';
import { encodeQr } from '../../src/qr-code/encode-qr.ts';
import { buildEpcPayload, type CreditTransfer } from '../../src/qr-code/epc-payload.ts';
import { epcQrPng, epcQrSvg } from '../../src/qr-code/epc-qr.ts';
import { qrPng } from '../../src/qr-code/qr-png.ts';
import { decodeWithJsqr, decodeWithZxing } from './decode-png.ts';

const transfer: CreditTransfer = {
  name: 'Boulangerie Éléonore & fils srl',
  iban: 'BE68539007547034',
  cents: 121_00,
  reference: '010806817183',
};

describe('an EPC QR code', () => {
  test('is decoded to its payload by two independent decoders', async () => {
    const png = epcQrPng(transfer);
    expect(decodeWithJsqr(png)?.text).toBe(buildEpcPayload(transfer));
    expect(await decodeWithZxing(png)).toBe(buildEpcPayload(transfer));
  });

  test('of the example in the guidelines is version 6, with 41 modules per side', async () => {
    const payload =
      'BCD\n002\n1\nSCT\nBHBLDEHHXXX\nFranz Mustermänn\nDE71110220330123456789\nEUR12.3\nGDDS\nRF18539007547034';
    const modules = encodeQr(payload);
    expect(modules.length - 8).toBe(41);
    expect(decodeWithJsqr(qrPng(modules, 4))).toEqual({ text: payload, version: 6 });
    expect(await decodeWithZxing(qrPng(modules, 4))).toBe(payload);
  });

  test('is at most version 13, with the largest payload of 331 bytes', () => {
    const { reference: _, ...rest } = transfer;
    const fixed = Buffer.byteLength(buildEpcPayload({ ...rest, name: 'n', text: 't', information: 'i' })) - 3;
    const parts = {
      name: 'é'.repeat(10) + 'x'.repeat(60),
      text: 'x'.repeat(140),
      information: 'x'.repeat(331 - fixed - 220),
    };
    expect(Buffer.byteLength(buildEpcPayload({ ...rest, ...parts }))).toBe(331);
    const png = epcQrPng({ ...rest, ...parts });
    expect(decodeWithJsqr(png)?.version).toBe(13);
    expect(() => encodeQr('x'.repeat(332), 13)).toThrow(expect.objectContaining({ code: 'qr-too-long' }));
  });

  test('is drawn as SVG with a label, or hidden from screen readers', () => {
    expect(epcQrSvg(transfer, { label: 'Scan' })).toContain('role="img" aria-label="Scan"');
    expect(epcQrSvg(transfer)).toContain('aria-hidden="true"');
  });
});
