import type { PaymentLink } from '../payment-links/payment-link.ts';
import { euros } from '../qr-code/epc-payload.ts';

/** Prints one link, for people or as JSON. */
export function printLink(link: PaymentLink, json: boolean): void {
  if (json) {
    console.log(JSON.stringify(link, undefined, 2));
    return;
  }
  const mode = link.mode === 'test' ? ', in test mode' : '';
  console.log(link.url);
  console.log(`  ${link.status}, valid until ${link.validUntil}`);
  console.log(`  invoice ${link.invoice} of company ${link.company}, revision ${link.revision}`);
  console.log(`  ${euros(link.amount.cents)} EUR by ${link.provider}${mode}`);
}

/** Prints links as a table with one line each, or as a JSON list. */
export function printLinks(links: readonly PaymentLink[], json: boolean): void {
  if (json) {
    console.log(JSON.stringify(links, undefined, 2));
    return;
  }
  if (links.length === 0) {
    console.log('No links.');
    return;
  }
  const rows = links.map((link) => [
    link.code,
    link.status,
    link.validUntil,
    euros(link.amount.cents),
    link.invoice,
    link.company,
  ]);
  rows.unshift(['code', 'status', 'valid until', 'EUR', 'invoice', 'company']);
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 3 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
    );
    console.log(cells.join('  ').trimEnd());
  }
}
