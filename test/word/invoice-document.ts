import { documentXml, type Parts } from './pack-docx.ts';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const ink = '1F2328';
const grey = '59636E';
const rule = 'E2E0DB';

/** The invoice of the documentation, as a company would make it in Word. `docs/examples/invoice.docx` contains it. */
export function invoiceParts(): Parts {
  return {
    'word/document.xml': documentXml(body()),
    'word/styles.xml': styles,
    'word/settings.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:settings ${w}><w:defaultTabStop w:val="708"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    'word/footer1.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:ftr ${w}>${footer()}</w:ftr>`,
  };
}

function body(): string {
  return [
    table(
      [5000, 4638],
      [
        row([
          cell(paragraph(field('CompanyName', style(36, ink, true)), { after: 0 })),
          cell(
            paragraph(small(field('CompanyStreet')), { align: 'right', after: 0 }) +
              paragraph(small(field('CompanyPostalCode'), text(' '), field('CompanyCity')), {
                align: 'right',
                after: 0,
              }) +
              paragraph(small(field('CompanyPhone')), { align: 'right', after: 0 }),
          ),
        ]),
      ],
    ),
    paragraph('', { after: 480 }),
    paragraph(field('RelationName', style(22, ink, true)), { after: 0 }),
    paragraph(field('RelationStreet'), { after: 0 }),
    paragraph(field('RelationPostalCode') + text(' ') + field('RelationCity'), { after: 560 }),
    paragraph(text('Factuur ', style(36, ink, true)) + field('InvoiceNumber', style(36, ink, true)), {
      after: 160,
    }),
    table(
      [3213, 3213, 3212],
      [
        row(['Factuurdatum', 'Vervaldatum', 'Mededeling'].map((label) => cell(labelled(label)))),
        row(
          ['InvoiceDate', 'InvoiceDueDate', 'InvoiceReference'].map((name) =>
            cell(paragraph(field(name), { after: 0 })),
          ),
        ),
      ],
    ),
    paragraph('', { after: 240 }),
    table(
      [5238, 1100, 1600, 1700],
      [
        row(
          [
            cell(labelled('Omschrijving')),
            cell(labelled('Aantal', 'right')),
            cell(labelled('Prijs', 'right')),
            cell(labelled('Bedrag', 'right')),
          ],
          '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>',
        ),
        row(
          [
            cell(paragraph(field('TableStart:Lines') + field('Description'), { after: 0 })),
            cell(paragraph(field('Quantity'), { align: 'right', after: 0 })),
            cell(paragraph(field('UnitPrice'), { align: 'right', after: 0 })),
            cell(paragraph(field('Amount') + field('TableEnd:Lines'), { align: 'right', after: 0 })),
          ],
          unbroken,
        ),
        total('Subtotaal', 'InvoiceSubtotal'),
        total('Btw', 'InvoiceVat'),
        total('Totaal', 'InvoiceTotal', true),
      ],
    ),
    paragraph('', { after: 360 }),
    table(
      [2100, 7538],
      [
        row(
          [
            cell(paragraph(field('Image:PaymentQrCode'), { after: 0 }), 'F4F3F0'),
            cell(
              paragraph(
                condition(
                  '{invoice.payable} = "true" "Te betalen tegen {InvoiceDueDate}" "Er is niets meer te betalen."',
                  style(20, grey),
                ),
                { after: 0 },
              ) +
                paragraph(field('InvoiceBalance', style(44, ink, true)), { after: 80 }) +
                paragraph(
                  condition(
                    '{invoice.payable} = "true" "Scan de code met uw camera, of betaal via:" ""',
                    style(20, grey),
                  ),
                  { after: 0 },
                ) +
                paragraph(field('PaymentUrl', style(20, '0B5FFF')), { after: 0 }),
              'F4F3F0',
            ),
          ],
          unbroken,
        ),
      ],
      140,
    ),
    paragraph('', { after: 120 }),
    paragraph(
      condition(
        '{invoice.payable} = "true" "Liever overschrijven? Rekening {CompanyIban} van {CompanyLegalName}, mededeling {InvoiceReference}." ""',
        style(18, grey),
      ),
    ),
    '<w:sectPr><w:footerReference w:type="default" r:id="rId_footer1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>',
  ].join('');
}

/** Text before a value, only if there is one. */
const dot = '\\b " · "';

function footer(): string {
  return paragraph(
    small(
      field('CompanyLegalName'),
      field('CompanyEnterpriseNumber', '', dot),
      field('CompanyIban', '', dot),
      field('CompanyEmail', '', dot),
    ),
    { after: 0 },
  );
}

const unbroken = '<w:trPr><w:cantSplit/></w:trPr>';

function style(halfPoints: number, colour: string, isBold = false): string {
  return `<w:rPr>${isBold ? '<w:b/>' : ''}<w:color w:val="${colour}"/><w:sz w:val="${halfPoints}"/></w:rPr>`;
}

function text(content: string, properties = ''): string {
  return `<w:r>${properties}<w:t xml:space="preserve">${content}</w:t></w:r>`;
}

/** A merge field as Word saves it. */
function field(name: string, properties = '', switches = ''): string {
  const code = (inner: string): string => `<w:r>${properties}${inner}</w:r>`;
  return [
    code('<w:fldChar w:fldCharType="begin"/>'),
    code(`<w:instrText xml:space="preserve"> MERGEFIELD ${name} ${switches} \\* MERGEFORMAT </w:instrText>`),
    code('<w:fldChar w:fldCharType="separate"/>'),
    text(`«${name}»`, properties.replace('<w:rPr>', '<w:rPr><w:noProof/>')),
    code('<w:fldChar w:fldCharType="end"/>'),
  ].join('');
}

/** An IF field, with nested merge fields in braces. */
function condition(code: string, properties: string): string {
  const pieces = code
    .split(/(\{[^}]+\})/)
    .map((piece) =>
      piece.startsWith('{')
        ? field(piece.slice(1, -1), properties)
        : `<w:r>${properties}<w:instrText xml:space="preserve">${piece}</w:instrText></w:r>`,
    );
  return [
    `<w:r>${properties}<w:fldChar w:fldCharType="begin"/></w:r>`,
    `<w:r>${properties}<w:instrText xml:space="preserve"> IF </w:instrText></w:r>`,
    ...pieces,
    `<w:r>${properties}<w:fldChar w:fldCharType="end"/></w:r>`,
  ].join('');
}

function small(...runs: string[]): string {
  return runs.join('').replace(/<w:r>(?!<w:rPr>)/g, `<w:r>${style(18, grey)}`);
}

function paragraph(
  runs: string,
  { align = 'left', after = 120 }: { align?: string; after?: number } = {},
): string {
  return `<w:p><w:pPr><w:spacing w:after="${after}"/><w:jc w:val="${align}"/></w:pPr>${runs}</w:p>`;
}

function labelled(label: string, align = 'left'): string {
  return paragraph(text(label, style(18, grey)), { align, after: 0 });
}

function table(widths: number[], rows: string[], padding = 0): string {
  const border = `<w:insideH w:val="single" w:sz="4" w:space="0" w:color="${rule}"/>`;
  const lines = rows.length > 3 ? `<w:tblBorders>${border}</w:tblBorders>` : '';
  return `<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/>${lines}<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="${padding}" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="${padding}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

function row(cells: string[], properties = ''): string {
  return `<w:tr>${properties}${cells.join('')}</w:tr>`;
}

function cell(content: string, shade?: string, span = 1): string {
  const properties = [
    span > 1 ? `<w:gridSpan w:val="${span}"/>` : '',
    shade === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${shade}"/>`,
    `<w:vAlign w:val="${shade === undefined ? 'top' : 'center'}"/>`,
  ];
  return `<w:tc><w:tcPr>${properties.join('')}</w:tcPr>${content}</w:tc>`;
}

function total(label: string, name: string, isBold = false): string {
  const look = style(isBold ? 24 : 20, isBold ? ink : grey, isBold);
  return row([
    cell(paragraph(text(label, look), { align: 'right', after: 0 }), undefined, 3),
    cell(paragraph(field(name, look), { align: 'right', after: 0 })),
  ]);
}

const styles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:color w:val="${ink}"/><w:sz w:val="21"/><w:lang w:val="nl-BE"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0B5FFF"/><w:u w:val="single"/></w:rPr></w:style></w:styles>`;
