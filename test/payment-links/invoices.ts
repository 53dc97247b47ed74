/** The data of an invoice that can be paid by bank transfer. Parts of it can be replaced. */
export function invoiceData(
  invoice: object = {},
  company: object = {},
  relation: object = {},
): { invoice: Record<string, unknown>; company: object; relation: object } {
  return {
    invoice: {
      number: '2026-0142',
      date: '2026-11-02',
      dueDate: '2026-12-02',
      total: '1210.00',
      reference: '+++010/8068/17183+++',
      ...invoice,
    },
    relation: { name: 'Bakkerij Peeters bv', language: 'nl', ...relation },
    company: {
      name: 'Kantoor Janssens',
      legalName: 'Kantoor Janssens bv',
      enterpriseNumber: 'BE 0403.019.261',
      iban: 'BE68 5390 0754 7034',
      phone: '+32 2 555 12 34',
      email: 'info@example.be',
      ...company,
    },
  };
}

/** A clock that does not run until a test moves it. */
export function createClock(start = '2026-11-22T10:00:00.000Z'): {
  now: () => number;
  move: (milliseconds: number) => void;
} {
  let time = Date.parse(start);
  return {
    now: () => time,
    move: (milliseconds) => {
      time += milliseconds;
    },
  };
}

export const day = 86_400_000;
