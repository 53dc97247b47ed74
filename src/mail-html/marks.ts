// All private-use characters that facteur uses as marks, each with one meaning. Other libraries keep them unchanged.
// Templates cannot contain those for tokens, layouts and guards, so an author cannot forge them.

/** The number of a token is between these two. */
export const tokenMarks = { start: '\ue000', end: '\ue001' } as const;

/** Marks for layout that depends on the values of each mail: the columns of a data table, the items of a list. */
export const layoutMarks = {
  tableStart: '\ue002',
  tableEnd: '\ue003',
  row: '\ue004',
  /** Followed by the `cellFlags` of the cell and `content`. */
  cell: '\ue005',
  /** Followed by its style, start and direction, and `content`. */
  listStart: '\ue006',
  listEnd: '\ue007',
  /** Followed by its bullet or own number, and `content`. */
  itemStart: '\ue008',
  itemEnd: '\ue009',
  /** Followed by the texts around its content, and `content`. Without texts, its lines are kept. */
  spanStart: '\ue00a',
  spanEnd: '\ue00b',
  content: '\ue00c',
  /** White space in `<pre>`. */
  keptSpace: '\ue00d',
  keptBreak: '\ue00f',
} as const;

/** How a cell is laid out. */
export const cellFlags = {
  right: 'r',
  /** The only cell of its row, as wide as the table. */
  wide: 'w',
  /** A cell with a payment URL, which goes on its own line below the row. */
  link: 'l',
  /** What the row is about; its other lines are indented. */
  item: 'i',
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
