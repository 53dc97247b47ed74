/** Writes a random MJML document of components and blocks. All choices come from the given numbers. */
export function writeMjml(choices: readonly number[]): string {
  let used = 0;
  const choose = (count: number): number => (choices[used++] ?? 0) % count;
  const pick = <T>(values: readonly T[]): T => values[choose(values.length)]!;
  const some = (most: number, write: () => string): string => {
    let text = '';
    for (let count = 1 + choose(most); count > 0; count--) text += write();
    return text;
  };

  const condition = (): string =>
    pick([
      'relation.firstname',
      'relation.isconsumer',
      'invoice.lines',
      'invoice.ispaid',
      '(eq invoice.status "overdue")',
      '(and relation.isconsumer (not invoice.ispaid))',
      '(gt invoice.total 100)',
      'company.website',
    ]);
  // Handlebars does not count a step into the current object as a level, so no list is inside itself.
  let isInList = false;
  const within = (write: () => string): string => {
    switch (choose(isInList ? 3 : 5)) {
      case 0:
        return `{{#if ${condition()}}}${write()}{{/if}}`;
      case 1:
        return `{{#unless ${condition()}}}${write()}{{else}}${write()}{{/unless}}`;
      case 2:
        return `{{#if ${condition()}}}${write()}{{else if ${condition()}}}${write()}{{else}}${write()}{{/if}}`;
      case 3:
      case 4: {
        isInList = true;
        const content =
          choose(2) === 0
            ? `{{#each invoice.lines}}${write()}{{/each}}`
            : `{{#with relation}}${write()}{{/with}}`;
        isInList = false;
        return content;
      }
      default:
        return write();
    }
  };
  const maybeWithin = (depth: number, write: () => string): string =>
    depth < 3 && choose(4) === 0 ? within(write) : write();

  const field = (): string =>
    pick([
      '{invoice.number}',
      '{relation.name}',
      '{{@root.relation.firstname}}',
      '{invoice.total}',
      '&lt;company.name&gt;',
      '{{date invoice.duedate "short"}}',
    ]);
  const attribute = (): string =>
    pick(['x', field(), `{{#if ${condition()}}}a{{else}}b{{/if}}`, `n. ${field()}`, '']);
  const colour = (): string =>
    pick([
      '#123456',
      '{company.buttoncolor}',
      `{{#if ${condition()}}}#aa0000{{else}}{company.buttoncolor}{{/if}}`,
    ]);
  const address = (): string =>
    pick([
      'https://a.example/x',
      '{company.website}',
      'mailto:{company.email}',
      'https://a.example/{invoice.number}?n={relation.name}',
    ]);

  const inline = (depth: number): string =>
    some(2, () =>
      maybeWithin(depth, () => {
        switch (choose(6)) {
          case 0:
            return `<b>${field()}</b> `;
          case 1:
            return `<a href="${address()}" title="${attribute()}">${field()}</a> `;
          case 2:
            return `<span style="color:${colour()};font-size:13px">words</span> `;
          case 3:
            return `<img src="${pick(['https://a.example/i.png', '{company.logourl}'])}" alt="${attribute()}"> `;
          case 4:
            return `${field()}<br>`;
          default:
            return 'words & more ';
        }
      }),
    );
  const html = (depth: number): string =>
    maybeWithin(depth, () => {
      switch (choose(4)) {
        case 0:
          return `<p class="note">${inline(depth + 1)}</p>`;
        case 1:
          return `<ul>${some(2, () => maybeWithin(depth + 1, () => `<li>${inline(depth + 2)}</li>`))}</ul>`;
        case 2:
          return `<table>${rows(depth)}</table>`;
        default:
          return `<div>${inline(depth + 1)}</div>`;
      }
    });
  const rows = (depth: number): string =>
    some(2, () =>
      maybeWithin(depth + 1, () => `<tr><td align="right">${inline(depth + 2)}</td><td>${field()}</td></tr>`),
    );

  const inColumn = (depth: number): string =>
    maybeWithin(depth, () => {
      switch (choose(12)) {
        case 0:
          return `<mj-text color="${colour()}" mj-class="big">${html(depth + 1)}</mj-text>`;
        case 1:
          return `<mj-image src="${pick(['https://a.example/i.png', '{company.logourl}'])}" alt="${attribute()}" href="${address()}" width="80px" />`;
        case 2:
          return `<mj-button href="${address()}" background-color="${colour()}">${inline(depth + 1)}</mj-button>`;
        case 3:
          return `<mj-divider border-color="${colour()}" />`;
        case 4:
          return '<mj-spacer height="9px" />';
        case 5:
          return `<mj-table>${rows(depth)}</mj-table>`;
        case 6:
          return `<mj-social mode="${pick(['horizontal', 'vertical'])}">${some(2, () => `<mj-social-element name="facebook-noshare" href="https://a.example/f" alt="${attribute()}" color="${colour()}">${pick(['Facebook', '{company.name}'])}</mj-social-element>`)}</mj-social>`;
        case 7:
          return `<mj-accordion>${some(2, () => `<mj-accordion-element><mj-accordion-title>${pick(['Title', '{invoice.number}'])}</mj-accordion-title><mj-accordion-text>${inline(depth + 1)}</mj-accordion-text></mj-accordion-element>`)}</mj-accordion>`;
        case 8:
          return `<mj-raw>${html(depth + 1)}</mj-raw>`;
        case 9:
          return '{invoice.paymentbutton}';
        case 10:
          return '{invoice.paymentqrcode}';
        default:
          return `<mj-text css-class="note"${pick(['', ' font-family="Lato, Arial"', ' font-family="Arial, Roboto"'])}>${inline(depth + 1)}</mj-text>`;
      }
    });
  const column = (): string =>
    `<mj-column background-color="${colour()}"${pick(['', ' padding="4px"', ' vertical-align="middle"'])}>${some(3, () => inColumn(0))}</mj-column>`;
  const inSection = (): string =>
    pick([
      column,
      () => column() + column(),
      () => `<mj-group>${column()}${column()}</mj-group>`,
      () => `${column()}<mj-group>${column()}${column()}</mj-group>`,
    ])();
  const section = (): string =>
    `<mj-section background-color="${colour()}"${pick(['', ' full-width="full-width"', ' direction="rtl"', ' css-class="note"'])}>${inSection()}</mj-section>`;
  const inBody = (depth: number): string =>
    maybeWithin(depth, () => {
      switch (choose(6)) {
        case 0:
          return `<mj-wrapper background-color="${colour()}">${some(2, () => maybeWithin(depth + 1, section))}</mj-wrapper>`;
        case 1:
          return `<mj-hero mode="fluid-height" background-color="${colour()}" background-url="https://a.example/h.png" background-width="600px" background-height="300px">${some(2, () => inColumn(1))}</mj-hero>`;
        case 2:
          return `<mj-section><mj-column><mj-navbar base-url="https://a.example">${some(2, () => `<mj-navbar-link href="/x" color="${colour()}">${pick(['Shop', '{company.name}'])}</mj-navbar-link>`)}</mj-navbar></mj-column></mj-section>`;
        case 3:
          return `<mj-section><mj-column><mj-carousel>${some(2, () => `<mj-carousel-image src="https://a.example/c.png" alt="${attribute()}" href="https://a.example/c" />`)}</mj-carousel></mj-column></mj-section>`;
        default:
          return section();
      }
    });

  const head = pick([
    '',
    '<mj-style>.note{color:#333333;margin:1px} @media (max-width:480px){.note{color:red}}</mj-style>',
    '<mj-style inline="inline">.note{color:#444444} p.note b{font-weight:600}</mj-style>',
    '<mj-style>li:last-child{color:#111111} b + span{margin:2px} .note a:first-child{margin:3px}</mj-style>',
    '<mj-style inline="inline">td:first-child > b{color:#111111} p:not(:only-child){margin:2px}</mj-style>',
    `<mj-attributes><mj-class name="big" font-size="20px" color="#654321" /><mj-text line-height="1.4" /><mj-all font-family="Arial" /></mj-attributes>`,
    '<mj-breakpoint width="500px" /><mj-font name="Inter" href="https://a.example/inter.css" />',
  ]);
  const preview = pick(['', '<mj-preview>Words {invoice.number}</mj-preview>']);
  return `<mjml><mj-head><mj-title>${field()}</mj-title>${preview}${head}</mj-head><mj-body>${some(3, () => inBody(0))}{invoice.paymentbutton}</mj-body></mjml>`;
}
