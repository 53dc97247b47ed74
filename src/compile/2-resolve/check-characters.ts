import { decodeText } from '../../mail-html/decode-entities.ts';
import { reservedCharacters } from '../../mail-html/marks.ts';
import type { Source } from '../1-read/source.ts';
import type { Problems } from '../problems.ts';

const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** What no template may hold, with what is said of it. */
const unwanted: readonly [pattern: RegExp, message: string][] = [
  [reservedCharacters, 'A private-use character (U+E000 to U+E00F) stands here. Remove it.'],
  [half, 'Half of a surrogate pair stands here: the file is not valid Unicode text.'],
  [control, 'A control character stands here; Gmail cuts mails that have one. Remove it.'],
];

/** Reports the first character of each kind that no template may hold. */
export function checkCharacters(source: Source, problems: Problems): void {
  for (const [pattern, message] of unwanted) {
    if (pattern === half && source.text.isWellFormed()) continue;
    const index = source.text.search(pattern);
    if (index !== -1) problems.report(source, index, 'syntax', message);
  }
}

/** The same for characters that are written as entities, in text that is going to be decoded. */
export function checkEntities(source: Source, problems: Problems): void {
  for (const { 0: entity, index } of source.text.matchAll(/&#x?[0-9a-f]{1,8};?/gi)) {
    const message = unwanted.find(([pattern]) => pattern.test(decodeText(entity)))?.[1];
    if (message !== undefined) problems.report(source, index, 'syntax', message);
  }
}
