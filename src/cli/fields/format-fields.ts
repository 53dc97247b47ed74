import { type Column, formatTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { FieldDescription } from './describe-fields.ts';

const columns: readonly Column[] = [
  { title: 'Field' },
  { title: 'Kind' },
  { title: 'Where' },
  { title: 'Example', maxWidth: 41 },
  { title: 'Description' },
];

/** Formats the catalogue as a table with a paragraph per scope; the fields of a list are indented below it. */
export function formatFields(fields: readonly FieldDescription[], terminal: Terminal): string {
  const rows = fields.flatMap((field) => rowsOf(field, ''));
  const lines = formatTable(
    columns,
    rows.map((row) => row.cells),
    { width: terminal.width, style: (cell, row, column) => styleCell(cell, row, column, terminal) },
  );
  const spaced = lines.flatMap((line, index) => {
    const scope = rows[index - 1]?.scope;
    return index > 0 && scope !== rows[index - 2]?.scope ? ['', line] : [line];
  });
  return `${[...spaced, '', ...notes].join('\n')}\n`;
}

const notes = [
  'Write {invoice.number} or {{invoice.number}}, in any letter case. Use the fields of a list inside its loop:',
  '{{#each invoice.lines}} {{description}} {{amount}} {{/each}}. A mail that prints a field marked * cannot be rendered without a value for it.',
];

interface Row {
  readonly scope: string;
  readonly cells: readonly string[];
}

function rowsOf(field: FieldDescription, scope: string): Row[] {
  const isItem = scope !== '';
  const own = isItem ? scope : field.field.slice(0, field.field.indexOf('.'));
  const name = `${isItem ? '  ' : ''}${field.field}${field.required ? ' *' : ''}`;
  const cells = [
    name,
    field.kind,
    field.places.join(', '),
    field.shown.replaceAll('\u00a0', ' '),
    field.description,
  ];
  return [{ scope: own, cells }, ...(field.fields ?? []).flatMap((item) => rowsOf(item, own))];
}

function styleCell(cell: string, row: number, column: number, terminal: Terminal): string {
  if (row === -1) return terminal.paint('bold', cell);
  return column === 1 || column === 2 ? terminal.paint('dim', cell) : cell;
}
