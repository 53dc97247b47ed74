import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { encodeQr } from '../../../src/qr-code/encode-qr.ts';
import { buildEpcPayload, type CreditTransfer } from '../../../src/qr-code/epc-payload.ts';
import { epcQrPng } from '../../../src/qr-code/epc-qr.ts';
import { paymentQrPng } from '../../../src/qr-code/payment-qr.ts';
import { qrPng } from '../../../src/qr-code/qr-png.ts';

const transfer: CreditTransfer = {
  name: 'Boulangerie Éléonore & fils srl',
  iban: 'BE68539007547034',
  cents: 121_00,
  reference: '010806817183',
};

test('ZBar reads the QR code of a payment link', () => {
  const url = 'https://pay.example.be/7H3K9QWX2M4ABC';
  expect(decode(paymentQrPng(url))).toBe(url);
});

test('ZBar reads an EPC QR code', () => {
  expect(decode(epcQrPng(transfer))).toBe(buildEpcPayload(transfer));
});

test('ZBar reads the EPC QR code of the guidelines', () => {
  const payload =
    'BCD\n002\n1\nSCT\nBHBLDEHHXXX\nFranz Mustermänn\nDE71110220330123456789\nEUR12.3\nGDDS\nRF18539007547034';
  expect(decode(qrPng(encodeQr(payload), 4))).toBe(payload);
});

/** The text of the QR code in a PNG, as ZBar reads it: the decoder of many Linux apps. */
function decode(png: Uint8Array): string {
  const options = ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', '-Sqrcode.binary', '-'];
  return execFileSync('zbarimg', options, { input: png, encoding: 'utf8' }).replace(/\n$/, '');
}
