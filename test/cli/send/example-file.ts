import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The data of one invoice on one line, sent to `an<number>@example.test`. */
export function invoiceLine(
  number: number | string,
  relation: Readonly<Record<string, unknown>> = {},
): string {
  return JSON.stringify({
    invoice: {
      number: `2026-${number}`,
      date: '2026-11-20',
      dueDate: '2026-12-20',
      currency: 'EUR',
      total: '121.00',
      reference: '010806817183',
      paymentUrl: 'https://pay.example.be/7H3K9QWX2M4ABC',
      paymentUrlExpiresAt: '2999-02-18T23:00:00Z',
    },
    relation: { name: 'Bakkerij Peeters', firstName: 'An', email: `an${number}@example.test`, ...relation },
    company: { name: 'Kantoor Janssens', email: 'facturen@kantoor.example', iban: 'BE68539007547034' },
  });
}

/** Writes a data file of these lines. */
export async function dataFile(
  folder: string,
  lines: readonly string[],
  name = 'invoices.ndjson',
): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, `${lines.join('\n')}\n`);
  return file;
}
