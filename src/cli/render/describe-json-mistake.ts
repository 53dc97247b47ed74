import { type ParseError, printParseErrorCode, visit } from 'jsonc-parser';
import { codeFrame } from '../../template/1-read/source.ts';

/** Says where a text stops being JSON, with the lines around it. */
export function describeJsonMistake(text: string, shownName: string): string {
  if (text.trim() === '') return `${shownName} is empty. It should hold the data of one invoice as JSON.`;
  const mistake = findMistake(text);
  const before = text.slice(0, mistake.offset);
  const line = before.split('\n').length;
  const column = mistake.offset - (before.lastIndexOf('\n') + 1) + 1;
  return `${shownName} is not JSON: ${mistake.what}.\n  at ${shownName}:${line}:${column}\n${codeFrame(text, line, column)}`;
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

function findMistake(text: string): { offset: number; what: string } {
  let first: ParseError | undefined;
  try {
    visit(
      text,
      {
        onError: (error, offset, length) => {
          first ??= { error, offset, length };
        },
      },
      { disallowComments: true },
    );
  } catch {
    return { offset: 0, what: 'it is nested too deep' };
  }
  if (first === undefined) return { offset: 0, what: 'it cannot be read' };
  return { offset: first.offset, what: wording[printParseErrorCode(first.error)] ?? 'it cannot be read' };
}
