// Creates links until the disk is full, makes room, and continues. Prints the result as JSON.
// Run by crash.test.ts with the built package: node fill-disk-process.mjs <store> <file that takes room>
import { rmSync } from 'node:fs';
import { openPaymentLinks } from '../../../dist/payment-links/index.js';

const [, , store, filler] = process.argv;
const links = await openPaymentLinks({ store, baseUrl: 'https://pay.example.be' });
const company = { name: 'Kantoor', enterpriseNumber: '0403019261', iban: 'BE68539007547034' };
const create = (number) => links.create({ invoice: { number: String(number), total: '121.00' }, company });
const acknowledged = [];
let refusal;
for (let number = 0; refusal === undefined && number < 100_000; number++) {
  await create(number).then(
    (link) => acknowledged.push(link.code),
    ({ code, message }) => {
      refusal = { code, message, number };
    },
  );
}
rmSync(filler);
const again = await create(refusal?.number);
const found = await Promise.all(acknowledged.map((code) => links.find(code)));
const lost = found.filter((link) => link?.status !== 'open').length;
const all = await links.list({ limit: 100_000 });
console.log(
  JSON.stringify({ refusal, acknowledged: acknowledged.length, lost, again: again.status, rows: all.length }),
);
await links.close();
