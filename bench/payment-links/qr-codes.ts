import { encodeQr } from '../../src/qr-code/encode-qr.ts';
import { epcQrSvg } from '../../src/qr-code/epc-qr.ts';
import { paymentQrPng } from '../../src/qr-code/payment-qr.ts';
import { median, row } from './rows.ts';

/** Microseconds of one picture, each of another link. */
export function benchQrCodes(): void {
  const url = (index: number): string =>
    `https://pay.example.be/${String(index).padStart(14, '7H3K9QWX2M4ABC')}`;
  const transfer = { name: 'Kantoor Janssens bv', iban: 'BE68539007547034', reference: '010806817183' };
  console.log('\nQR codes');
  row(
    'payment link, encoded',
    time((index) => encodeQr(url(index))),
  );
  row(
    'payment link, PNG of 296 pixels',
    time((index) => paymentQrPng(url(index))),
    'held to 200 µs',
  );
  row(
    'bank transfer (EPC), checked and drawn as SVG',
    time((index) => epcQrSvg({ ...transfer, cents: index + 1 })),
  );
  row('size of the PNG', `${paymentQrPng(url(1)).length} B`);
}

function time(draw: (index: number) => unknown): string {
  const rounds: number[] = [];
  for (let round = 0; round < 60; round++) {
    const start = performance.now();
    for (let index = 0; index < 100; index++) draw(round * 100 + index);
    rounds.push((performance.now() - start) * 10);
  }
  return `${median(rounds.slice(20)).toFixed(0)} µs`;
}
