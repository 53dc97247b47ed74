/**
 * Marks that html-to-text passes through, and that say what can only be laid out per mail, when the values are known: the
 * columns of a data table, the items of a list. All are in the range that templates may not use.
 */
export const layoutMarks = {
  tableStart: '\ue002',
  tableEnd: '\ue003',
  row: '\ue004',
  leftCell: '\ue005',
  rightCell: '\ue006',
  /** The only cell of its row, as wide as the table. */
  wideCell: '\ue007',
  /** A cell with a payment URL, which comes on a line of its own below the row. */
  linkCell: '\ue008',
  /** The bullet or number of a list item stands between these two. */
  itemStart: '\ue009',
  itemContent: '\ue00a',
  itemEnd: '\ue00b',
  /** White space that `<pre>` keeps. */
  keptSpace: '\ue00c',
  keptBreak: '\ue00d',
} as const;
