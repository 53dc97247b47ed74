import { decodeText } from '../../mail-html/decode-entities.ts';
import { reservedCharacters } from '../../mail-html/marks.ts';
import type { Source } from '../1-read/source.ts';
import type { Problems } from '../problems.ts';

const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for them
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** Characters that a template cannot contain, with the message for each. */
const unwanted: readonly [pattern: RegExp, message: string][] = [
  [reservedCharacters, 'Private-use character (U+E000 to U+E00F). Remove it.'],
  [half, 'Half of a surrogate pair: this is not valid Unicode text. Type the character again.'],
  [control, 'Control character: Gmail cuts off a mail that has one. Remove it.'],
];

/** Reports the first character of each unwanted kind. */
export function checkCharacters(source: Source, problems: Problems): void {
  for (const [pattern, message] of unwanted) {
    if (pattern === half && source.text.isWellFormed()) continue;
    const index = source.text.search(pattern);
    if (index !== -1) problems.report(source, index, 'syntax', message);
  }
}

/** The same for characters that are written as entities, in text that will be decoded. */
export function checkEntities(source: Source, problems: Problems): void {
  for (const { 0: entity, index } of source.text.matchAll(/&#x?[0-9a-f]{1,8};?/gi)) {
    const message = unwanted.find(([pattern]) => pattern.test(decodeText(entity)))?.[1];
    if (message !== undefined) problems.report(source, index, 'syntax', message);
  }
}
