// Opens a store at an instant, together with others, and says how that went.
// Run by crash.test.ts with the built package: node open-store-process.mjs <store> <milliseconds since 1970>
import { setTimeout } from 'node:timers/promises';
import { openStore } from '../../../dist/payment-links/index.js';

const [, , file, at] = process.argv;
// The first time loads SQLite, so that all come to the file at the same moment.
await (await openStore(':memory:')).close();
// The last moment is waited for with the processor, because a timer is late.
await setTimeout(Math.max(0, Number(at) - Date.now() - 30));
while (Date.now() < Number(at));
try {
  await (await openStore(file)).close();
  console.log('opened');
} catch ({ code, message }) {
  console.log(`${code}: ${message}`);
}
