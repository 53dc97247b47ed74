import { type ParseError, printParseErrorCode } from 'jsonc-parser';

/** What is wrong with a text that should be JSON: `a comma is expected`. */
export function describeParseError({ error }: Pick<ParseError, 'error'>): string {
  return wording[printParseErrorCode(error)] ?? 'it cannot be read';
}

const wording: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word that is no JSON value',
  InvalidNumberFormat: 'a malformed number',
  PropertyNameExpected: 'a property name in double quotes is expected',
  ValueExpected: 'a value is expected',
  ColonExpected: 'a colon is expected',
  CommaExpected: 'a comma is expected',
  CloseBraceExpected: 'a closing brace is expected',
  CloseBracketExpected: 'a closing bracket is expected',
  EndOfFileExpected: 'something follows after the end',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfString: 'a text is not closed',
  InvalidCharacter: 'a line break or control character stands in a text',
  InvalidEscapeCharacter: 'an unknown escape stands in a text',
  InvalidUnicode: 'a malformed \\u escape stands in a text',
};
