/** Invoice data that the shipped templates render; `changes` replaces properties of the invoice. */
export function exampleInvoice(changes: Readonly<Record<string, unknown>> = {}): object {
  return {
    invoice: {
      number: '2026-0142',
      date: '2026-11-20',
      dueDate: '2026-12-20',
      currency: 'EUR',
      total: '121.00',
      reference: '010806817183',
      paymentUrl: 'https://pay.example.be/7H3K9QWX2M4ABC',
      paymentUrlExpiresAt: '2027-02-18T23:00:00Z',
      ...changes,
    },
    relation: { name: 'Bakkerij Peeters', firstName: 'An', email: 'an@bakkerij.example' },
    company: { name: 'Kantoor Janssens', email: 'facturen@kantoor.example', iban: 'BE68539007547034' },
  };
}
