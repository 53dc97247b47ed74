// Creates links forever. Prints `<invoice> <code>` when a link is acknowledged.
// Run by crash.test.ts with the built package: node create-links-process.mjs <store> <invoices>
import { writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { openPaymentLinks } from '../../../dist/payment-links/index.js';

const [, , store, invoices] = process.argv;

/** Answers a moment later, so that processes are also killed between the row and the answer. */
const provider = {
  name: 'stub',
  capabilities: {
    maxLifetimeDays: null,
    idempotentCreate: true,
    feedback: 'none',
    cancel: false,
    hosted: true,
  },
  hosts: ['provider.example'],
  testConnection: async () => ({ ok: true, mode: 'test' }),
  async createLink({ idempotencyKey, expiresAt }) {
    await setImmediate();
    return {
      id: idempotencyKey,
      url: `https://provider.example/${idempotencyKey}`,
      status: 'open',
      expiresAt,
      mode: 'test',
    };
  },
};

const links = await openPaymentLinks({ store, provider, baseUrl: 'https://pay.example.be' });
for (;;) {
  const number = String(Math.floor(Math.random() * Number(invoices)));
  const data = {
    invoice: { number, total: '121.00' },
    company: { name: 'Kantoor', enterpriseNumber: '0403019261' },
  };
  const link = await links.create(data);
  writeSync(1, `${number} ${link.code}\n`);
}
