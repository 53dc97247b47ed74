// Opens a store at an instant, at the same time as other processes, and prints the result.
// Run by crash.test.ts with the built package: node open-store-process.mjs <store> <milliseconds since 1970>
import { setTimeout } from 'node:timers/promises';
import { openStore } from '../../../dist/payment-links/index.js';

const [, , file, at] = process.argv;
// The first store loads SQLite, so that all processes open the file at the same moment.
await (await openStore(':memory:')).close();
// Waits for the last moment in a busy loop, because a timer is late.
await setTimeout(Math.max(0, Number(at) - Date.now() - 30));
while (Date.now() < Number(at));
try {
  await (await openStore(file)).close();
  console.log('opened');
} catch ({ code, message }) {
  console.log(`${code}: ${message}`);
}
