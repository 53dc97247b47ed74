// All private-use characters that facteur uses as marks, each with one meaning. Other libraries keep them unchanged.
// Templates cannot contain those for tokens, layouts and guards, so an author cannot forge them.

/** The number of a token is between these two. */
export const tokenMarks = { start: '\ue000', end: '\ue001' } as const;

/** Marks for layout that depends on the values of each mail: the columns of a data table, the items of a list. */
export const layoutMarks = {
  tableStart: '\ue002',
  tableEnd: '\ue003',
  row: '\ue004',
  leftCell: '\ue005',
  rightCell: '\ue006',
  /** The only cell of its row, as wide as the table. */
  wideCell: '\ue007',
  /** A cell with a payment URL, which goes on its own line below the row. */
  linkCell: '\ue008',
  /** The bullet or number of a list item is between these two. */
  itemStart: '\ue009',
  itemContent: '\ue00a',
  itemEnd: '\ue00b',
  /** White space in `<pre>`. */
  keptSpace: '\ue00c',
  keptBreak: '\ue00d',
} as const;

/** The attribute of a link with the tokens before and after its address. */
export const guardAttribute = '\ue00e';

/** The characters that a template cannot contain, for a character class. */
export const reserved = '\ue000-\ue00f';

export const reservedCharacters: RegExp = new RegExp(`[${reserved}]`);

/**
 * A string of a locale file in a traced template: its number and its text. Ordinary digits would become part of the words
 * of the mail, so the number has its own.
 */
export const stringMarks = {
  start: '\ue010',
  content: '\ue011',
  end: '\ue012',
  /** Followed by the other nine digits. */
  zero: '\ue020',
  nine: '\ue029',
} as const;
