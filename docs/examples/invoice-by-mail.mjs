// All in one go: number the invoice, make its payment link, fill the Word invoice, attach the PDF, send the mail.
// Run it: node node_modules/facteur/docs/examples/invoice-by-mail.mjs [folder]
// It needs LibreOffice for the PDF, and before Node 22.13 better-sqlite3 for the link.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSender, openTemplates } from 'facteur';
import { openPaymentLinks } from 'facteur/payment-links';
import { compileDocx, convertToPdf } from 'facteur/word';

const folder = process.argv[2] ?? 'out';
await mkdir(folder, { recursive: true });

// Once, when the mail sender starts.
const wordInvoice = compileDocx(await readFile(new URL('invoice.docx', import.meta.url)));
const templates = await openTemplates();
const links = await openPaymentLinks({
  store: join(folder, 'facteur.db'),
  baseUrl: 'https://betaal.janssens.example',
});
// Without `live: true` a sender captures its messages in a folder.
const sender = createSender({ from: 'Kantoor Janssens <facturen@janssens.example>', captureFolder: folder });

// For every invoice.
const invoice = await links.attach(numberInvoice(draft()));
const { docx, report } = wordInvoice.merge(invoice);
for (const warning of report.warnings) console.warn(warning.message);
const pdf = await convertToPdf(docx);
const template = await templates.get('invoice', invoice.relation.language);
const options = {
  from: 'Kantoor Janssens <facturen@janssens.example>',
  to: { name: invoice.relation.name, address: invoice.relation.email },
  messageKey: `invoice/${invoice.invoice.number}`,
  attachments: [{ filename: `${invoice.invoice.number}.pdf`, content: pdf }],
};
const result = await sender.send({
  messageKey: options.messageKey,
  message: () => template.renderMessage(invoice, options),
});
console.log(`${result.status}: invoice ${invoice.invoice.number} for ${invoice.relation.email}`);
console.log(result.file);

await links.close();
await sender.close?.();

/** What the invoicing product knows before the invoice has a number. */
function draft() {
  return {
    invoice: {
      date: '2026-11-22',
      dueDate: '2026-12-22',
      subtotal: '1000.00',
      vat: '210.00',
      total: '1210.00',
      reference: '010806817183',
      lines: [
        { description: 'Boekhouding, oktober 2026', quantity: '4', unitPrice: '85.00', amount: '340.00' },
        { description: 'Jaarrekening en neerlegging', quantity: '1', unitPrice: '660.00', amount: '660.00' },
      ],
    },
    relation: {
      name: 'Bakkerij Peeters bv',
      street: 'Nieuwstraat 1',
      postalCode: '1000',
      city: 'Brussel',
      email: 'an@peeters.example',
      language: 'nl',
    },
    company: {
      name: 'Kantoor Janssens',
      legalName: 'Kantoor Janssens bv',
      enterpriseNumber: '0403019261',
      iban: 'BE68539007547034',
      street: 'Kerkplein 12',
      postalCode: '9000',
      city: 'Gent',
      phone: '+32 9 555 12 34',
      email: 'info@janssens.example',
    },
  };
}

function numberInvoice(data) {
  return { ...data, invoice: { ...data.invoice, number: '2026-0142' } };
}
