// Every private-use character that facteur marks a text with, each with one meaning. Other libraries pass them through, and
// no template may hold those of a token, a layout or a guard, so none of them can have been written by an author.

/** The number of what a token stands for is between these two. */
export const tokenMarks = { start: '\ue000', end: '\ue001' } as const;

/**
 * They say what can only be laid out per mail, when the values are known: the columns of a data table, the items of a list.
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

/** The attribute of a link with the tokens before and after its address. */
export const guardAttribute = '\ue00e';

/** For a character class: the characters that no template may hold. */
export const reserved = '\ue000-\ue00f';

export const reservedCharacters: RegExp = new RegExp(`[${reserved}]`);

/**
 * A string of a locale file in a traced template: its number, and its text. The digits are not those that people write,
 * which would join the words of the mail.
 */
export const stringMarks = {
  start: '\ue010',
  content: '\ue011',
  end: '\ue012',
  /** Followed by the other nine digits. */
  zero: '\ue020',
  nine: '\ue029',
} as const;
