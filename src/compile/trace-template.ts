import { TemplateError } from '../errors.ts';
import { findFields } from '../fields/find-fields.ts';
import { stringMarks } from '../mail-html/marks.ts';
import { type MarkupItem, scanMarkup } from '../mail-html/scan-markup.ts';
import { loadTemplate, type Template } from '../render/template.ts';
import type { LocaleStrings } from './1-read/locale-strings.ts';
import { type Edit, editSource, locate, type Source } from './1-read/source.ts';
import type { TemplateParts } from './1-read/template-parts.ts';
import type { CompileSettings } from './settings.ts';

/** A place in a file of a template, as in errors. */
export interface Place {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

/**
 * A template whose mails lead back to its source. They have the same elements as mails of the template itself, plus a mark
 * on each element that is written in a file, and marks around each string.
 */
export interface TracedTemplate {
  readonly template: Template;
  /** Where the element or string with this mark was written. */
  placeOf(mark: number): Place | undefined;
  /** The first place of a text in the source of the MJML and CSS. */
  find(words: string): Place | undefined;
  /** Where a field is first used, by its lower-case dotted name. */
  findField(name: string): Place | undefined;
  /** The first line of the template's own file. */
  readonly start: Place;
  /** The strings that the template uses, in lower case. */
  readonly usedStrings: ReadonlySet<string>;
}

/** The mark of an element: an attribute, or a class for an MJML component. */
const markAttribute = 'data-at';
const markClass = 'facteur-at-';
const wholeMark = /^facteur-at-(\d+)$/;
// The tables that MJML writes for Outlook have the class of the element with a suffix.
const classMark = /(?:^|\s)facteur-at-(\d+)(?:-outlook)?(?:\s|$)/;

/** The number of the mark on an element of a traced mail. */
export function readElementMark(attribute: (name: string) => string | undefined): number | undefined {
  const written =
    attribute(markAttribute) ??
    wholeMark.exec(attribute('title') ?? '')?.[1] ??
    classMark.exec(attribute('class') ?? '')?.[1];
  return written === undefined ? undefined : Number(written);
}

/** A text without the marks of its strings. */
export interface UnmarkedText {
  readonly text: string;
  /** The strings in it, in order, with their ranges. */
  readonly strings: readonly { readonly mark: number; readonly start: number; readonly end: number }[];
}

const stringMark = new RegExp(
  `${stringMarks.start}([${stringMarks.zero}-${stringMarks.nine}]+)${stringMarks.content}|${stringMarks.end}`,
  'g',
);
const zero = stringMarks.zero.charCodeAt(0);

/** Removes the marks of strings from a text. */
export function unmarkText(marked: string): UnmarkedText {
  const strings: { mark: number; start: number; end: number }[] = [];
  let text = '';
  let position = 0;
  for (const { 0: found, 1: number, index } of marked.matchAll(stringMark)) {
    text += marked.slice(position, index);
    position = index + found.length;
    if (number === undefined) {
      const last = strings.at(-1);
      if (last !== undefined) last.end = text.length;
    } else {
      const digits = [...number].map((digit) => digit.charCodeAt(0) - zero).join('');
      strings.push({ mark: Number(digits), start: text.length, end: text.length });
    }
  }
  return { text: text + marked.slice(position), strings };
}

/** Compiles the parts of a template with marks. @throws TemplateError if the template itself does not compile */
export async function traceTemplate(
  parts: TemplateParts,
  settings: CompileSettings,
): Promise<TracedTemplate> {
  const places: Place[] = [];
  const usedStrings = new Set<string>();
  const mark = (source: Source, index: number): number => {
    const { file, line, column } = locate(source, index);
    return places.push({ file: file.path, line, column }) - 1;
  };
  const document = markElements(parts.document, mark, (number) => ` ${markAttribute}="${number}"`);
  // Sanitising an untrusted body removes other attributes, but keeps `title`.
  const inBody = (number: number): string =>
    parts.trust === 'fields' ? ` title="${markClass}${number}"` : ` ${markAttribute}="${number}"`;
  const body = parts.body === undefined ? {} : { body: markElements(parts.body, mark, inBody) };
  const strings = markStrings(parts.strings, mark, usedStrings);
  const traced = { ...parts, document, ...body };
  // The compiler loads here, on first use: many who import this file only read a mail.
  const { compileParts } = await import('./compile-parts.ts');
  // A mark before a string breaks a value that must start with the string, such as a URL.
  const compiled = await compileParts({ ...traced, strings }, settings).catch((error: unknown) => {
    if (!(error instanceof TemplateError)) throw error;
    return compileParts(traced, settings);
  });
  const own = parts.body ?? parts.document;
  return {
    template: loadTemplate(compiled),
    placeOf: (number) => places[number],
    find: (words) => findWords([own, parts.document], words),
    findField: (name) => findField([own, parts.document], name),
    start: placeAt(own, 0),
    usedStrings,
  };
}

function placeAt(source: Source, index: number): Place {
  const { file, line, column } = locate(source, index);
  return { file: file.path, line, column };
}

function markElements(
  source: Source,
  mark: (source: Source, index: number) => number,
  attribute: (number: number) => string,
): Source {
  const edits: Edit[] = [];
  let head: string | undefined;
  for (const item of scanMarkup(source.text)) {
    if (item.type === 'close' && item.name === head) head = undefined;
    if (item.type !== 'open') continue;
    if (head === undefined && ['mj-head', 'head'].includes(item.name) && !item.isSelfClosing)
      head = item.name;
    if (head !== undefined || unmarked.has(item.name) || item.name.includes('.')) continue;
    edits.push(markElement(item, mark(source, item.start), attribute));
  }
  return editSource(source, edits);
}

/** Elements that are not in the mail, or that cannot have a class. */
const unmarked = new Set(['mjml', 'mj-raw', 'html', '!doctype']);

function markElement(
  item: Extract<MarkupItem, { type: 'open' }>,
  number: number,
  attribute: (number: number) => string,
): Edit {
  const afterName = item.start + 1 + item.name.length;
  if (!item.name.startsWith('mj-')) return { start: afterName, end: afterName, insert: attribute(number) };
  const own = item.attributes.find(({ name }) => name === 'css-class');
  if (own === undefined || own.quote === undefined || own.quote === 'none')
    return { start: afterName, end: afterName, insert: ` css-class="${markClass}${number}"` };
  const end = own.valueStart + own.value.length;
  return { start: end, end, insert: ` ${markClass}${number}` };
}

function markStrings(
  strings: LocaleStrings,
  mark: (source: Source, index: number) => number,
  used: Set<string>,
): LocaleStrings {
  return {
    ...strings,
    find(key) {
      const found = strings.find(key);
      if (found === undefined) return undefined;
      used.add(key);
      const digits = [...String(mark(found.source, 0))].map((digit) =>
        String.fromCharCode(zero + Number(digit)),
      );
      const { length } = found.source.text;
      const edits = [
        { start: 0, end: 0, insert: `${stringMarks.start}${digits.join('')}${stringMarks.content}` },
        { start: length, end: length, insert: stringMarks.end },
      ];
      return { ...found, source: editSource(found.source, edits) };
    },
  };
}

function findWords(sources: readonly Source[], words: string): Place | undefined {
  for (const source of sources) {
    const index = source.text.indexOf(words);
    if (index !== -1) return placeAt(source, index);
  }
  return undefined;
}

function findField(sources: readonly Source[], name: string): Place | undefined {
  const scopes = new Set([name.slice(0, name.indexOf('.'))]);
  for (const source of sources) {
    const field = findFields(source.text, scopes).find((one) => one.name === name);
    if (field !== undefined) return placeAt(source, field.start);
  }
  return undefined;
}
