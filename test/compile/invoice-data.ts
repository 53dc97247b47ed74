export const now: Date = new Date('2026-11-22T09:00:00Z');
export const paymentUrl = 'https://pay.example.be/7H3K9QWX2M4ABC';

/** A payable invoice. `changes` replaces its properties, `others` those next to it. */
export function invoiceData(
  changes: Readonly<Record<string, unknown>> = {},
  others: Readonly<Record<string, unknown>> = {},
): object {
  return {
    invoice: {
      number: '2026-0142',
      date: '2026-11-02',
      dueDate: '2026-12-02',
      currency: 'EUR',
      total: '121.00',
      paymentUrl,
      paymentUrlExpiresAt: '2027-01-31T10:00:00Z',
      ...changes,
    },
    relation: { name: 'Bakkerij Peeters', firstName: 'An' },
    company: { name: 'Kantoor Janssens' },
    ...others,
  };
}

/** A whole HTML document, which skips MJML. */
export function htmlDocument(body: string, title = 'Invoice'): string {
  return `<html><head><title>${title}</title></head><body>${body}</body></html>`;
}

/** An MJML document with one column. */
export function mjmlDocument(column: string, head = ''): string {
  return `<mjml><mj-head><mj-title>Invoice</mj-title>${head}</mj-head><mj-body><mj-section><mj-column>${column}</mj-column></mj-section></mj-body></mjml>`;
}
