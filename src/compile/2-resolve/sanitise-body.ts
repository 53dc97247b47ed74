import type { ProblemCode, Warning } from '../../errors.ts';
import { closeEnded, closeInnermost, hasOptionalEnd, isVoidElement } from '../../mail-html/open-elements.ts';
import { type MarkupItem, scanMarkup } from '../../mail-html/scan-markup.ts';
import { type Edit, editSource, joinSources, type Source, sliceSource, warningAt } from '../1-read/source.ts';
import { loadJuice } from '../css/juice.ts';
import { makeCssReadable } from '../css/readable-css.ts';
import type { Problems } from '../problems.ts';
import { tokenPattern, tokenText } from '../tokens.ts';
import { checkCharacters, checkEntities } from './check-characters.ts';
import { cleanHtml, deepestTag } from './clean-html.ts';
import { findRemovedHtml } from './removed-html.ts';

export const largestBody = 128_000;
const mostTags = 5000;

/**
 * Removes everything from an untrusted rich-text body that is not on the allow-list, with a warning for each kind.
 * Fields are already lowered to `{{a.b}}`; they keep their places in the original.
 * @returns undefined if the body has too many tags, is nested too deep, or has incomplete tags
 */
export async function sanitiseBody(
  body: Source,
  problems: Problems,
  warnings: Warning[],
): Promise<Source | undefined> {
  const items = scanMarkup(body.text);
  const refuse: Refuse = (index, code, message) => problems.report(body, index, code, message);
  const warn: Warn = (index, message) => {
    warnings.push(warningAt(body, index, 'html-repaired', message));
  };
  const endTags = readTags(items, refuse, warn);
  if (endTags === undefined) return undefined;
  warnings.push(...findRemovedHtml(body, items));
  // Lowering doubled the backslash before a field; this makes it one again.
  const fields = [...body.text.matchAll(/\\?(\{\{[a-z][\w.-]*\}\})/g)];
  const marks = fields.map((match, id) => ({
    start: match.index,
    end: match.index + match[0].length,
    insert: tokenText(id),
  }));
  const edits = [...marks, ...endTags].toSorted((a, b) => a.start - b.start);
  const marked = editSource(body, edits);
  // Of a style that it cannot read, sanitize-html drops everything. What is left out is in the warnings already.
  const readable = await makeCssReadable(marked, await loadJuice(), []);
  const clean = await cleanHtml(readable.text);
  return withFields(clean, body, fields);
}

/**
 * Puts the fields back, each with its place; text between them gets the place of the field before it. When Handlebars reads
 * the result, braces that were entities must not become an expression, and a backslash must not hide a field.
 */
function withFields(clean: string, body: Source, fields: readonly RegExpExecArray[]): Source {
  const parts: Source[] = [];
  const fixed = (text: string, index: number): Source => {
    const piece = sliceSource(body, index, index + 1).pieces[0];
    return {
      text,
      pieces: piece === undefined ? [] : [{ ...piece, start: 0, length: text.length, rewritten: true }],
    };
  };
  let position = 0;
  let place = 0;
  for (const match of clean.matchAll(tokenPattern)) {
    const field = fields[Number(match[1])]!;
    parts.push(
      fixed(quoteBraces(clean.slice(position, match.index), position > 0).replace(/\\$/, '&#92;'), place),
    );
    const end = field.index + field[0].length;
    parts.push(sliceSource(body, end - field[1]!.length, end));
    place = field.index;
    position = match.index + match[0].length;
  }
  parts.push(fixed(quoteBraces(clean.slice(position), position > 0), place));
  return joinSources(parts.filter((part) => part.text !== ''));
}

function quoteBraces(text: string, isAfterField: boolean): string {
  const quoted = text.replaceAll('{', '&#123;');
  return isAfterField ? quoted.replace(/^\}/, '&#125;') : quoted;
}

/**
 * Checks an untrusted text before anything else reads it.
 * @throws TemplateError if it is too large, or has characters that a template cannot contain
 */
export function checkUntrusted(written: Source, largest: number, problems: Problems): void {
  const { length } = written.text;
  if (length > largest) {
    const picture = written.text.indexOf('data:image/');
    const hint =
      picture === -1
        ? ''
        : ' It contains an image as a data: URL. Upload the image, and use its https address.';
    const message = `${length.toLocaleString('en')} characters here; the limit is ${largest.toLocaleString('en')}.${hint}`;
    problems.stop(written, Math.max(0, picture), 'template-too-large', message);
  }
  const before = problems.found.length;
  checkCharacters(written, problems);
  checkEntities(written, problems);
  if (problems.found.length > before) problems.throwFound();
}

type Refuse = (index: number, code: ProblemCode, message: string) => undefined;

/**
 * Checks that the tags of a body are complete, and neither too many nor too deep. The first problem is reported.
 * @returns the end tags that HTML makes optional and sanitize-html would miss, or undefined after a problem
 */
function readTags(items: readonly MarkupItem[], refuse: Refuse, warn: Warn): Edit[] | undefined {
  const endTags: Edit[] = [];
  const open: { name: string; start: number }[] = [];
  let tags = 0;
  const warnOf = (unclosed: readonly { name: string; start: number }[], before: string): void => {
    for (const { name, start } of unclosed)
      if (!hasOptionalEnd(name)) warn(start, `<${name}> is not closed${before}. Add </${name}>.`);
  };
  for (const item of items) {
    if (item.type === 'unterminated')
      return refuse(
        item.start,
        'unclosed-tag',
        `The ${item.what} is not closed. Add the missing ">", quote or "-->".`,
      );
    if (item.type === 'open') {
      if (++tags > mostTags)
        return refuse(
          item.start,
          'template-too-large',
          `This text has more than ${mostTags} tags. Shorten it.`,
        );
      for (const { name } of closeEnded(open, item.name))
        endTags.push({ start: item.start, end: item.start, insert: `</${name}>` });
      if (isVoidElement(item.name) || item.isSelfClosing) continue;
      if (item.name === 'a' && open.some((element) => element.name === 'a'))
        return refuse(
          item.start,
          'unclosed-tag',
          'A link cannot be inside another link. Close the outer one with </a>.',
        );
      open.push({ name: item.name, start: item.start });
      if (open.length > deepestTag)
        return refuse(
          item.start,
          'template-too-large',
          `Elements are nested more than ${deepestTag} levels deep.`,
        );
    } else if (item.type === 'close') {
      const found = closeInnermost(open, item.name);
      if (found !== undefined) warnOf(found.unclosed, ` before </${item.name}>`);
      else if (!isVoidElement(item.name) && item.name !== 'p')
        warn(item.start, `</${item.name}> closes nothing. Remove it, or open <${item.name}> before it.`);
    }
  }
  warnOf(open, '');
  return endTags;
}

type Warn = (index: number, message: string) => void;
