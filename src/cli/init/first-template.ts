const template = `<mjml>
  <mj-head>
    <!-- The subject, and the line that an inbox shows after it. -->
    <mj-title>{t.subject}</mj-title>
    <mj-preview>{{#if invoice.payable}}{t.preheader.due}{{else}}{t.preheader.settled}{{/if}}</mj-preview>
    <mj-attributes>
      <mj-all font-family="-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif" />
      <mj-section padding="0" />
      <mj-text padding="0" font-size="16px" line-height="24px" color="#1f2328" />
      <mj-table padding="24px 0 0" font-size="16px" line-height="24px" color="#1f2328" />
    </mj-attributes>
    <mj-style>
      p { margin: 0 0 16px; }
      .wordmark { margin: 0 0 24px; font-size: 20px; line-height: 28px; font-weight: 700; }
      .label { margin: 0; font-size: 13px; line-height: 20px; color: #59636e; }
      .amount { margin: 0; font-size: 32px; line-height: 40px; font-weight: 700; }
      .due { margin: 0 0 24px; }
      .lines th { padding: 8px 0; border-top: 1px solid #e2e0db; font-weight: 400; text-align: left; }
      .lines td { padding: 8px 0 8px 12px; border-top: 1px solid #e2e0db; text-align: right; }
      .lines .total { font-weight: 700; border-top: 1px solid #8c959f; }
      @media (prefers-color-scheme: dark) {
        .ground, .ground > div { background-color: #121314 !important; }
        .sheet, .sheet > table { background: #1b1c1e !important; background-color: #1b1c1e !important; }
        .sheet div, .sheet p, .sheet th, .sheet td { color: #ececea !important; }
        .sheet .label, .sheet .payment-link { color: #a8b0b9 !important; }
        .sheet .lines th, .sheet .lines td { border-color: #3a3d41 !important; }
        .sheet a.payment-button { color: #ffffff !important; }
      }
    </mj-style>
  </mj-head>
  <mj-body width="600px" background-color="#f4f3f0" css-class="ground">
    <mj-section background-color="#ffffff" padding="32px 24px" css-class="sheet">
      <mj-column>
        <mj-text>
          <p class="wordmark">{company.name}</p>
          <p>{t.greeting}</p>
          {{#if invoice.ispaid}}
            <p>{t.intro.paid}</p>
          {{else}}
            <p>{t.intro.due}</p>
          {{/if}}
        </mj-text>

        {{#if invoice.isopen}}
          <mj-text>
            <p class="label">{t.amount}</p>
            <p class="amount">{invoice.balance}</p>
            <p class="due">{t.due}</p>
          </mj-text>
        {{/if}}

        <!-- The button with the amount, while the invoice can be paid, and the link below it. -->
        {invoice.paymentbutton}
        {{#if invoice.payable}}
          {{#if invoice.paymenturlexpiresat}}
            <mj-text><p class="label">{t.valid}</p></mj-text>
          {{/if}}
        {{/if}}

        {{#if invoice.lines}}
          <mj-table css-class="lines">
            {{#each invoice.lines}}
              <tr>
                <th scope="row" align="left">{{description}}</th>
                <td align="right">{{amount}}</td>
              </tr>
            {{/each}}
            <tr>
              <th scope="row" class="total" align="left">{t.total}</th>
              <td class="total" align="right">{invoice.total}</td>
            </tr>
          </mj-table>
        {{/if}}
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

const english = {
  subject: 'Invoice {invoice.number} from {company.name}',
  preheader: {
    due: 'Amount due: {invoice.balance}, by {invoice.duedate}.',
    settled: 'There is nothing you need to do.',
  },
  greeting: '{{#if relation.firstname}}Dear {relation.firstname},{{else}}Dear Sir or Madam,{{/if}}',
  intro: {
    due: 'Please find below our invoice of {invoice.date}.',
    paid: 'Please find below our invoice of {invoice.date}. It has been paid: thank you.',
  },
  amount: 'Amount due',
  due: 'By {invoice.duedate}',
  valid: 'This payment link is valid until {invoice.paymenturlexpiresat}.',
  total: 'Total',
};

const dutch: typeof english = {
  subject: 'Factuur {invoice.number} van {company.name}',
  preheader: {
    due: 'Te betalen: {invoice.balance}, uiterlijk op {invoice.duedate}.',
    settled: 'U hoeft niets te doen.',
  },
  greeting: '{{#if relation.firstname}}Beste {relation.firstname},{{else}}Geachte heer of mevrouw,{{/if}}',
  intro: {
    due: 'Hierbij bezorgen wij u onze factuur van {invoice.date}.',
    paid: 'Hierbij bezorgen wij u onze factuur van {invoice.date}. Ze is betaald: dank u wel.',
  },
  amount: 'Te betalen',
  due: 'Uiterlijk op {invoice.duedate}',
  valid: 'Deze betaallink is geldig tot {invoice.paymenturlexpiresat}.',
  total: 'Totaal',
};

const open = {
  invoice: {
    number: '2026-0001',
    date: '2026-11-20',
    dueDate: '2026-12-20',
    currency: 'EUR',
    total: '1210.00',
    status: 'open',
    lines: [
      { description: 'Design of the annual report', quantity: '10', unitPrice: '100.00', amount: '1000.00' },
      { description: 'VAT 21 %', amount: '210.00' },
    ],
    paymentUrl: 'https://pay.example.com/7H3K9QWX2M4ABC',
    paymentUrlExpiresAt: '2027-02-18T10:00:00Z',
  },
  relation: { name: 'Example Customer', firstName: 'An', email: 'an@example.com' },
  company: { name: 'Example Company', email: 'invoices@example.com' },
};

const paid = { ...open, invoice: { ...open.invoice, status: 'paid', balance: '0.00' } };

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** The files of the first template, by their paths in its folder. */
export const firstTemplate: Readonly<Record<string, string>> = {
  'template.mjml': template,
  'locales/en.json': json(english),
  'locales/nl.json': json(dutch),
  'samples/open.json': json(open),
  'samples/paid.json': json(paid),
};
