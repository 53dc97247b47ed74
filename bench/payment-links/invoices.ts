/** Invoice data with a number of its own. */
export function invoiceData(number: string): object {
  return {
    invoice: { number, dueDate: '2026-12-02', total: '1210.00', reference: '010806817183' },
    relation: { language: 'nl' },
    company: {
      name: 'Kantoor Janssens',
      legalName: 'Kantoor Janssens bv',
      enterpriseNumber: '0403019261',
      iban: 'BE68539007547034',
      phone: '+32 2 555 12 34',
    },
  };
}
