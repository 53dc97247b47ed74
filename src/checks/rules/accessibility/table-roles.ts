import { attributeOf, type Element, elementsIn, selfAndAncestors } from '../../../mail-html/document-tree.ts';
import { describeElement } from '../../describe-element.ts';
import type { Found, MailRule } from '../../mail-rule.ts';

/**
 * A layout table must have a role, and a data table must have header cells: screen readers announce the structure of
 * data tables only.
 * @see https://www.w3.org/WAI/tutorials/tables/
 */
export const tableRolesRule: MailRule = {
  name: 'accessibility/table-roles',
  severity: 'error',
  check: ({ document }) =>
    elementsIn(document)
      .filter(({ tagName }) => tagName === 'table')
      .flatMap(checkTable),
};

function checkTable(table: Element): Found[] {
  const headers = elementsIn(table).filter(
    (element) => element.tagName === 'th' && tableOf(element) === table,
  );
  const isLayout = /^(?:presentation|none)$/.test(attributeOf(table, 'role') ?? '');
  if (headers.length === 0) {
    return isLayout
      ? []
      : [
          {
            element: table,
            message: `${describeElement(table)} has no header cells and no role="presentation".`,
            fix: 'Add role="presentation" to a layout table, or <th scope="col"> or <th scope="row"> to a data table.',
          },
        ];
  }
  if (isLayout) {
    return [
      {
        element: table,
        message: `${describeElement(table)} has header cells, but role="${attributeOf(table, 'role')}" hides them.`,
        fix: 'For a data table, remove the role; for a layout table, use <td> instead of <th>.',
      },
    ];
  }
  return headers
    .filter((header) => !/^(?:col|row|colgroup|rowgroup)$/.test(attributeOf(header, 'scope') ?? ''))
    .map((header) => ({
      element: header,
      message: `${describeElement(header)} has no scope, so it heads neither a column nor a row.`,
      fix: 'Add scope="col" or scope="row".',
    }));
}

function tableOf(cell: Element): Element | undefined {
  return [...selfAndAncestors(cell)].find(({ tagName }) => tagName === 'table');
}
