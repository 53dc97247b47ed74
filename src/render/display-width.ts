/** Characters outside this class may have no width or two columns; those inside have one. */
const unusual =
  /[^\n -\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058a\u2010-\u2027\u202f-\u205e\u2070-\u20bf\u2100-\u22ff]/;

/** Whether each character of a text takes one column of a terminal, so that its length is its width. */
export function isPlainWidth(text: string): boolean {
  return !unusual.test(text);
}

const segmenter = new Intl.Segmenter();

/** The number of columns that a line takes in a terminal: two for wide characters and emoji, none for combining marks. */
export function displayWidth(line: string): number {
  if (isPlainWidth(line)) return line.length;
  let width = 0;
  for (const { segment } of segmenter.segment(line)) width += clusterWidth(segment);
  return width;
}

/** The columns of each grapheme of a line, at the index of its first code unit; 0 for its other ones. */
export function clusterWidths(line: string): number[] {
  const widths = new Array<number>(line.length).fill(0);
  for (const { segment, index } of segmenter.segment(line)) widths[index] = clusterWidth(segment);
  return widths;
}

function clusterWidth(cluster: string): number {
  if (cluster.length === 1 && isPlainWidth(cluster)) return 1;
  if (emoji.test(cluster)) return 2;
  let width = 0;
  for (const character of cluster)
    if (!noWidth.test(character)) width += wideCharacter.test(character) ? 2 : 1;
  return width;
}

const emoji = /^(?:\p{Emoji_Presentation}(?!\ufe0e)|\p{Regional_Indicator}|\p{Emoji}\ufe0f)/u;
/** Vowels of Hangul are part of the syllable that the first letter starts. */
const noWidth = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\ud7b0-\ud7ff]/u;

/** East Asian wide and full-width characters (UAX #11), for a character class. JavaScript has no property for them. */
const wide =
  '\\u1100-\\u115f\\u2329\\u232a\\u2e80-\\u303e\\u3041-\\u4dbf\\u4e00-\\ua4cf\\ua960-\\ua97c\\uac00-\\ud7a3' +
  '\\uf900-\\ufaff\\ufe10-\\ufe19\\ufe30-\\ufe6f\\uff01-\\uff60\\uffe0-\\uffe6\\u{16fe0}-\\u{18d08}' +
  '\\u{1aff0}-\\u{1b2fb}\\u{1f200}-\\u{1f265}\\u{20000}-\\u{3fffd}';
const wideCharacter = new RegExp(`[${wide}\\p{Emoji_Presentation}]`, 'u');

/** Chinese and Japanese, which have no spaces: lines break between any two of these characters. */
export const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303e\\u30fb\\u30fc\\uff01-\\uff60';
