/** The parsed code of a field: `MERGEFIELD InvoiceTotal \# "#.##0,00" \b "Total: "`. */
export interface Instruction {
  /** In capitals: `MERGEFIELD`, `IF`, `HYPERLINK`. */
  readonly keyword: string;
  /** The words after it that do not belong to a switch, without quotes. */
  readonly words: readonly string[];
  /** `\#`: the number format. */
  readonly numberPicture?: string;
  /** `\@`: the date format. */
  readonly datePicture?: string;
  /** `\*`, in lower case and in order: `upper`, `mergeformat`. */
  readonly formats: readonly string[];
  /** `\b`: text before a value that is not empty. */
  readonly before?: string;
  /** `\f`: text after a value that is not empty. */
  readonly after?: string;
}

/** Parses the instruction of a field. @see ECMA-376 part 1, 17.16.1 (syntax) and 17.16.5.35 (MERGEFIELD) */
export function parseInstruction(text: string): Instruction {
  const tokens = tokenise(text);
  const words: string[] = [];
  const formats: string[] = [];
  const given: Record<string, string> = {};
  for (let index = 0; index < tokens.length; index++) {
    const { text, isSwitch } = tokens[index]!;
    if (!isSwitch) {
      words.push(text);
      continue;
    }
    const next = tokens[index + 1];
    const takesWord = '*#@bf'.includes(text) && next !== undefined && !next.isSwitch;
    if (takesWord) index++;
    if (text === '*' && takesWord) formats.push(next.text.toLowerCase());
    else if (takesWord) given[text] ??= next.text;
  }
  return {
    keyword: (words.shift() ?? '').toUpperCase(),
    words,
    formats,
    ...(given['#'] !== undefined && { numberPicture: given['#'] }),
    ...(given['@'] !== undefined && { datePicture: given['@'] }),
    ...(given.b !== undefined && { before: given.b }),
    ...(given.f !== undefined && { after: given.f }),
  };
}

interface Token {
  readonly text: string;
  readonly isSwitch: boolean;
}

/** Quoted words (Word sometimes makes the quotes curly), switches, and bare words. */
const pattern =
  /["\u201c\u201d\u201e]((?:\\[\s\S]|[^"\\\u201c\u201d\u201e])*)["\u201c\u201d]?|\\([*#@a-z!])|((?:[^\s"\\\u201c\u201d\u201e]|\\(?![*#@a-z!]))+)/gi;

function tokenise(text: string): Token[] {
  return [...text.matchAll(pattern)].map((match) => {
    if (match[2] !== undefined) return { text: match[2].toLowerCase(), isSwitch: true };
    return { text: match[1]?.replace(/\\([\s\S])/g, '$1') ?? match[3] ?? '', isSwitch: false };
  });
}
