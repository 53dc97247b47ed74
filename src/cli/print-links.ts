import type { PaymentLink } from '../payment-links/payment-link.ts';
import { euros } from '../qr-code/epc-payload.ts';
import { type Column, formatTable } from './terminal/table.ts';

/** Prints one link, as text or JSON. */
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

/** Prints links as a table, or as a JSON list. */
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
  for (const line of formatTable(columns, rows)) console.log(line);
}

const columns: readonly Column[] = [
  { title: 'code' },
  { title: 'status' },
  { title: 'valid until' },
  { title: 'EUR', align: 'right' },
  { title: 'invoice' },
  { title: 'company' },
];
