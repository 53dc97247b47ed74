/**
 * Marks that html-to-text passes through, and that say where the columns of a data table are: they can only be
 * aligned per mail, when the values are known. All are in the range that templates may not use.
 */
export const layoutMarks = {
  tableStart: '\ue002',
  tableEnd: '\ue003',
  row: '\ue004',
  leftCell: '\ue005',
  rightCell: '\ue006',
  /** The only cell of its row, as wide as the table. */
  wideCell: '\ue007',
} as const;
