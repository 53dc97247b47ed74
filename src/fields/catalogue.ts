import type { FieldDefinitions } from './field-definition.ts';

/** The values of `invoice.status`. */
export const invoiceStatuses = ['open', 'partial', 'overdue', 'paid', 'credited', 'cancelled'] as const;

/** The fields of an invoice, used for `invoice.…` and for each item of `reminder.invoices`. */
const invoiceFields: FieldDefinitions = {
  number: {
    kind: 'text',
    path: 'number',
    description: 'Invoice number',
    example: '2026-0142',
    required: true,
    maxLength: 60,
  },
  date: { kind: 'date', path: 'date', description: 'Invoice date', example: '2026-11-02', required: true },
  duedate: { kind: 'date', path: 'dueDate', description: 'Due date', example: '2026-12-02', required: true },
  currency: {
    kind: 'text',
    path: 'currency',
    description: 'Currency, ISO 4217; EUR when absent',
    example: 'EUR',
    computed: 'currency',
  },
  description: {
    kind: 'text',
    path: 'description',
    description: 'What the invoice is for',
    example: 'Bookkeeping, October 2026',
  },
  total: {
    kind: 'money',
    path: 'total',
    description: 'Total, taxes included',
    example: '1210.00',
    required: true,
  },
  subtotal: { kind: 'money', path: 'subtotal', description: 'Total before taxes', example: '1000.00' },
  vat: { kind: 'money', path: 'vat', description: 'Value-added tax', example: '210.00' },
  balance: {
    kind: 'money',
    path: 'balance',
    description: 'What is still to be paid; the total when absent',
    example: '1210.00',
    computed: 'amountDue',
  },
  paidamount: {
    kind: 'money',
    path: 'paidAmount',
    description: 'What has been paid so far',
    example: '250.00',
    minimum: 0,
  },
  paymentdate: {
    kind: 'date',
    path: 'paymentDate',
    description: 'When the last payment arrived',
    example: '2026-11-20',
  },
  status: {
    kind: 'text',
    path: 'status',
    description: `One of ${invoiceStatuses.join(', ')}; open when absent`,
    example: 'open',
    computed: 'status',
  },
  reference: {
    kind: 'text',
    path: 'reference',
    description: 'Structured communication or other payment reference',
    example: '010806817183',
    format: 'reference',
    maxLength: 140,
  },
  dayslate: { kind: 'number', path: 'daysLate', description: 'Days since the due date', example: 12 },
  paymenturl: {
    kind: 'url',
    path: 'paymentUrl',
    description: 'Short URL of the payment link; empty when there is nothing to pay',
    example: 'https://pay.example.be/7H3K9QWX2M4ABC',
    computed: 'paymentUrl',
  },
  paymenturlexpiresat: {
    kind: 'date',
    path: 'paymentUrlExpiresAt',
    description: 'Last day of the payment link',
    example: '2027-01-31T10:00:00Z',
    instant: true,
  },
  paymentqrcode: {
    kind: 'image',
    path: 'paymentQrCode',
    description: 'QR code of the payment link, to be scanned with a camera',
    computed: 'paymentQrCode',
  },
  paymentbutton: {
    kind: 'button',
    path: 'paymentButton',
    description: 'Payment button with the amount, and the link below it',
    computed: 'paymentButton',
  },
  payable: {
    kind: 'flag',
    path: 'payable',
    description: 'There is an amount to pay and a link that works',
    computed: 'payable',
  },
  isopen: {
    kind: 'flag',
    path: 'isOpen',
    description: 'Status is open, partial or overdue',
    computed: 'isOpen',
  },
  ispartial: { kind: 'flag', path: 'isPartial', description: 'A part has been paid', computed: 'isPartial' },
  isoverdue: { kind: 'flag', path: 'isOverdue', description: 'Status is overdue', computed: 'isOverdue' },
  ispaid: { kind: 'flag', path: 'isPaid', description: 'Status is paid', computed: 'isPaid' },
  iscredited: {
    kind: 'flag',
    path: 'isCredited',
    description: 'Credit note, or credited',
    computed: 'isCredited',
  },
  iscancelled: { kind: 'flag', path: 'isCancelled', description: 'Cancelled', computed: 'isCancelled' },
};

const lineFields: FieldDefinitions = {
  description: {
    kind: 'text',
    path: 'description',
    description: 'What was delivered',
    example: 'Bookkeeping, October 2026',
    required: true,
    multiline: true,
    maxLength: 2000,
  },
  quantity: { kind: 'number', path: 'quantity', description: 'How many', example: '12.5' },
  unit: { kind: 'text', path: 'unit', description: 'Unit of the quantity', example: 'h', maxLength: 30 },
  unitprice: { kind: 'money', path: 'unitPrice', description: 'Price of one unit', example: '80.00' },
  vatrate: { kind: 'number', path: 'vatRate', description: 'Tax rate in per cent', example: '21' },
  amount: {
    kind: 'money',
    path: 'amount',
    description: 'Amount of the line',
    example: '1000.00',
    required: true,
  },
};

const partyFields = (party: string, person: string): FieldDefinitions => ({
  name: { kind: 'text', path: 'name', description: `Name of the ${party}`, example: person, required: true },
  email: {
    kind: 'text',
    path: 'email',
    description: `E-mail address of the ${party}`,
    example: 'info@example.be',
    format: 'email',
    maxLength: 254,
  },
  phone: {
    kind: 'text',
    path: 'phone',
    description: `Telephone number of the ${party}`,
    example: '+32 2 555 12 34',
    format: 'phone',
    maxLength: 40,
  },
  street: { kind: 'text', path: 'street', description: 'Street and number', example: 'Nieuwstraat 1' },
  postalcode: {
    kind: 'text',
    path: 'postalCode',
    description: 'Postal code',
    example: '1000',
    maxLength: 20,
  },
  city: { kind: 'text', path: 'city', description: 'City', example: 'Brussel' },
  country: { kind: 'text', path: 'country', description: 'Country', example: 'België' },
});

const within = (scope: string, path: string, fields: FieldDefinitions): FieldDefinitions =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      `${scope}.${name}`,
      { ...field, path: `${path}.${field.path}` },
    ]),
  );

/** Every field that facteur knows, by its lower-case dotted name. */
export const catalogue: FieldDefinitions = {
  ...within('invoice', 'invoice', {
    ...invoiceFields,
    lines: { kind: 'list', path: 'lines', description: 'The lines of the invoice', fields: lineFields },
  }),
  ...within('relation', 'relation', {
    ...partyFields('customer', 'Bakkerij Peeters bv'),
    firstname: { kind: 'text', path: 'firstName', description: 'First name of the contact', example: 'An' },
    lastname: { kind: 'text', path: 'lastName', description: 'Last name of the contact', example: 'Peeters' },
    number: {
      kind: 'text',
      path: 'number',
      description: 'Customer number',
      example: 'R-1042',
      maxLength: 60,
    },
    language: {
      kind: 'text',
      path: 'language',
      description: 'Language of the customer',
      example: 'nl',
      maxLength: 20,
    },
    isconsumer: {
      kind: 'flag',
      path: 'isConsumer',
      description: 'A private person, to whom consumer law applies',
      example: false,
    },
  }),
  ...within('company', 'company', {
    ...partyFields('sender', 'Kantoor Janssens'),
    legalname: {
      kind: 'text',
      path: 'legalName',
      description: 'Legal name, as the bank knows it; the name when absent',
      example: 'Kantoor Janssens bv',
      fallbackPath: 'company.name',
    },
    enterprisenumber: {
      kind: 'text',
      path: 'enterpriseNumber',
      description: 'Enterprise number',
      example: '0403019261',
      format: 'enterprise-number',
      maxLength: 30,
    },
    website: { kind: 'url', path: 'website', description: 'Website', example: 'https://www.example.be' },
    logourl: {
      kind: 'url',
      path: 'logoUrl',
      description: 'Address of the logo',
      example: 'https://www.example.be/logo.png',
    },
    iban: {
      kind: 'text',
      path: 'iban',
      description: 'Account to be paid, in groups of four',
      example: 'BE68539007547034',
      format: 'iban',
      maxLength: 42,
    },
    bic: {
      kind: 'text',
      path: 'bic',
      description: 'BIC of that account',
      example: 'KREDBEBB',
      maxLength: 11,
    },
    brandcolor: {
      kind: 'colour',
      path: 'brandColor',
      description: 'Colour of the company',
      example: '#1f7a45',
    },
    buttoncolor: {
      kind: 'colour',
      path: 'buttonColor',
      description: 'The brand colour where white text on it is readable, otherwise our blue',
      computed: 'buttonColour',
    },
  }),
  ...within('reminder', 'reminder', {
    level: { kind: 'number', path: 'level', description: 'Which reminder this is, from 1', example: 1 },
    date: { kind: 'date', path: 'date', description: 'Date of the reminder', example: '2026-12-09' },
    paybefore: {
      kind: 'date',
      path: 'payBefore',
      description: 'Last day to pay without costs',
      example: '2026-12-24',
    },
    currency: {
      kind: 'text',
      path: 'currency',
      description: 'Currency of the amounts below; EUR when absent',
      example: 'EUR',
      computed: 'currency',
    },
    total: {
      kind: 'money',
      path: 'total',
      required: true,
      description: 'All that is open',
      example: '1815.00',
    },
    count: { kind: 'number', path: 'count', description: 'Number of open invoices', example: 3 },
    costs: {
      kind: 'money',
      path: 'costs',
      description: 'Costs of this reminder',
      example: '0.00',
      minimum: 0,
    },
    penalty: {
      kind: 'money',
      path: 'penalty',
      description: 'Costs that follow when it stays unpaid',
      example: '40.00',
      minimum: 0,
    },
    invoices: {
      kind: 'list',
      path: 'invoices',
      description: 'All open invoices of the customer',
      fields: invoiceFields,
    },
  }),
};
