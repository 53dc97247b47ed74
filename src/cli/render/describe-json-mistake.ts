import { type ParseError, visit } from 'jsonc-parser';
import { describeParseError } from '../../compile/1-read/parse-error.ts';
import { codeFrame } from '../../compile/1-read/source.ts';

/** Describes where a text stops being JSON, with the lines around it. */
export function describeJsonMistake(text: string, shownName: string): string {
  if (text.trim() === '') return `${shownName} is empty. Expected the data of one invoice as JSON.`;
  const mistake = findMistake(text);
  const before = text.slice(0, mistake.offset);
  const line = before.split('\n').length;
  const column = mistake.offset - (before.lastIndexOf('\n') + 1) + 1;
  return `${shownName} is not JSON: ${mistake.what}.\n  at ${shownName}:${line}:${column}\n${codeFrame(text, line, column)}`;
}

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
  return { offset: first.offset, what: describeParseError(first) };
}
