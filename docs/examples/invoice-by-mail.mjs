// All in one go: number the invoice, make its payment link, fill the Word invoice, attach the PDF, send the mail.
// Run it: node docs/examples/invoice-by-mail.mjs [folder]
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileDocx, convertToPdf } from 'facteur/word';

const folder = process.argv[2] ?? 'out';

// Once, when the mail sender starts.
const wordInvoice = compileDocx(await readFile(new URL('invoice.docx', import.meta.url)));

// For every invoice.
const invoice = await createPaymentLink(numberInvoice(draft()));
const { docx, report } = wordInvoice.merge(invoice);
for (const warning of report.warnings) console.warn(warning.message);
const pdf = await convertToPdf(docx);
await send(invoice, [
  { filename: `${invoice.invoice.number}.pdf`, content: Buffer.from(pdf), contentType: 'application/pdf' },
]);

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

/** Stands in for the payment links of `facteur/payment-links`. */
async function createPaymentLink(data) {
  return {
    ...data,
    invoice: { ...data.invoice, paymentUrl: 'https://betaal.janssens.example/7H3K9QWX2M4ABC' },
  };
}

/** Stands in for the mail with the button: writes what would be attached. */
async function send(data, attachments) {
  await mkdir(folder, { recursive: true });
  for (const { filename, content } of attachments) await writeFile(join(folder, filename), content);
  console.log(`To ${data.relation.email}: ${attachments.map(({ filename }) => filename).join(', ')}`);
}
