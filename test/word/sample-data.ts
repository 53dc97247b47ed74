/** An invoice with a value for every field. */
export const sampleInvoice = {
  invoice: {
    number: '2026-0142',
    date: '2026-11-02',
    dueDate: '2026-12-02',
    currency: 'EUR',
    subtotal: '1000.00',
    vat: '210.00',
    total: '1210.00',
    reference: '010806817183',
    paymentUrl: 'https://betaal.janssens.example/7H3K9QWX2M4ABC',
    paymentUrlExpiresAt: '2027-01-31T10:00:00Z',
    lines: [
      {
        description: 'Boekhouding, oktober 2026',
        quantity: '4',
        unit: 'u',
        unitPrice: '85.00',
        vatRate: '21',
        amount: '340.00',
      },
      {
        description: 'Btw-aangifte, derde kwartaal\nmet nazicht',
        quantity: '1',
        unitPrice: '260.00',
        vatRate: '21',
        amount: '260.00',
      },
      {
        description: 'Jaarrekening & neerlegging <NBB>',
        quantity: '1',
        unitPrice: '400.00',
        vatRate: '21',
        amount: '400.00',
      },
    ],
  },
  relation: {
    name: 'Bakkerij Peeters & Zonen bv',
    firstName: 'An',
    street: 'Nieuwstraat 1',
    postalCode: '1000',
    city: 'Brussel',
    language: 'nl',
  },
  company: {
    name: 'Kantoor Janssens',
    legalName: 'Kantoor Janssens bv',
    enterpriseNumber: '0403019261',
    iban: 'BE68539007547034',
    bic: 'KREDBEBB',
    street: 'Kerkplein 12',
    postalCode: '9000',
    city: 'Gent',
    phone: '+32 9 555 12 34',
    email: 'info@janssens.example',
    website: 'https://www.janssens.example',
  },
} as const;

/** Before the payment link expires. */
export const sampleNow: Date = new Date('2026-11-22T10:00:00Z');

/** The sample with some values replaced; null removes a value. */
export function patchInvoice(patch: object): Record<string, unknown> {
  const data: Record<string, unknown> = structuredClone(sampleInvoice);
  for (const [scope, values] of Object.entries(patch)) {
    const merged = { ...(data[scope] as object), ...values };
    data[scope] = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
  }
  return data;
}
