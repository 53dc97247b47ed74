import { type ParseError, printParseErrorCode } from 'jsonc-parser';

/** Describes why a text is not valid JSON: `a comma is expected`. */
export function describeParseError({ error }: Pick<ParseError, 'error'>): string {
  return wording[printParseErrorCode(error)] ?? 'it cannot be read';
}

const wording: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this word is not a JSON value',
  InvalidNumberFormat: 'a number is malformed',
  PropertyNameExpected: 'a property name in double quotes is expected',
  ValueExpected: 'a value is expected',
  ColonExpected: 'a colon is expected',
  CommaExpected: 'a comma is expected',
  CloseBraceExpected: 'a closing brace is expected',
  CloseBracketExpected: 'a closing bracket is expected',
  EndOfFileExpected: 'there is text after the end',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfString: 'a text is not closed',
  InvalidCharacter: 'a text contains a line break or control character',
  InvalidEscapeCharacter: 'a text contains an unknown escape',
  InvalidUnicode: 'a text contains a malformed \\u escape',
};
