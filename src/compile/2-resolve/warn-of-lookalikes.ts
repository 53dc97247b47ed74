import type { Warning } from '../../errors.ts';
import type { FieldDefinitions } from '../../fields/field-definition.ts';
import { findLookalikes } from '../../fields/find-fields.ts';
import { nearName } from '../../fields/near-name.ts';
import { scanMarkup } from '../../mail-html/scan-markup.ts';
import { type Source, warningAt } from '../1-read/source.ts';
import type { Problems } from '../problems.ts';
import type { UnknownFields } from '../settings.ts';

/** What is known where a text was written. */
export interface KnownFields {
  readonly definitions: FieldDefinitions;
  /** The first words of names. */
  readonly scopes: ReadonlySet<string>;
  /** What to do with text that looks like a field but is not one. */
  readonly unknownFields: UnknownFields;
  readonly problems: Problems;
  readonly warnings: Warning[];
  /** Plain text is not escaped. @default false */
  readonly isText?: boolean;
}

/** Nobody reads more of them, and each one is compared with every name of the catalogue. */
const mostLookalikes = 100;

/**
 * Warns of what looks like a field but is not one, such as `{project.code}` without a scope `project`: readers would see it as
 * it was typed. With `unknownFields: 'error'`, it is an error. Styles, scripts, comments and code samples are left alone.
 */
export function warnOfLookalikes(source: Source, known: KnownFields): void {
  const { text } = source;
  if (!/[{<&%]/.test(text)) return;
  const found = [...findLookalikes(text, known.scopes), ...findBareNames(text, known.definitions)];
  if (found.length === 0) return;
  const isQuiet = createQuietRanges(text);
  const shown = found.toSorted((a, b) => a.start - b.start).filter(({ start }) => !isQuiet(start));
  for (const one of shown.slice(0, mostLookalikes)) report(source, one, known);
}

interface Lookalike {
  readonly start: number;
  readonly name: string;
}

function report(source: Source, { start, name }: Lookalike, known: KnownFields): void {
  const near = nearSpellings(name, known.definitions);
  const hint = near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
  const { text } = source;
  const shown = /^(?:<|&lt;)/i.test(text.slice(start, start + 4)) ? `<${name}>` : `{${name}}`;
  const message = `${shown} looks like a field, but no field has this name: readers would see it as it is typed.${hint} Use a field that \`facteur fields\` lists, or add it with defineFields. If it is meant as text, put it into <code>.`;
  const isUnclosed = text[start] === '<' && !text.toLowerCase().includes(`</${name}>`);
  // Instead of the report that an element with this name is not closed.
  if (isUnclosed && known.isText !== true) {
    known.problems.report(source, start, 'unclosed-tag', message);
    return;
  }
  if (known.unknownFields === 'error') {
    known.problems.report(source, start, 'unknown-field', message);
    return;
  }
  const { warnings } = known;
  const warning = warningAt(source, start, 'field-unknown', message);
  // A string that is used twice is read twice.
  const isRepeated = ({ code, file, line, column }: Warning): boolean =>
    code === warning.code && file === warning.file && line === warning.line && column === warning.column;
  if (!warnings.some(isRepeated)) warnings.push(warning);
}

/** What the author may have meant: the nearest name, or else those that end in the same word. */
function nearSpellings(name: string, definitions: FieldDefinitions): string[] {
  const names = Object.keys(definitions);
  const near = name.includes('.') ? nearName(name, names) : undefined;
  if (near !== undefined) return [`{${near}}`];
  const word = lastWord(name.toLowerCase());
  const same = names.filter((known) => lastWord(known) === word || known.replaceAll('.', '') === word);
  const inLists = names.filter((known) => Object.hasOwn(definitions[known]!.fields ?? {}, word));
  const found = [
    ...same.map((known) => `{${known}}`),
    ...inLists.map((list) => `{{${word}}} inside {{#each ${list}}}`),
  ];
  return found.length > 3 ? [] : found;
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** A shorter word, such as `{name}`, is too likely to be part of a sentence. */
const shortestBareName = 7;

/** Finds known names without their scope: `{paymenturl}`, `{InvoiceNumber}`, `{description}` in a list. */
function findBareNames(text: string, definitions: FieldDefinitions): Lookalike[] {
  const braces = new RegExp(`(?<!\\{)\\{([a-z][a-z0-9]{${shortestBareName - 1},40})\\}(?!\\})`, 'gi');
  const found = Array.from(text.matchAll(braces), ({ 1: name, index }) => ({ start: index, name: name! }));
  if (found.length === 0) return [];
  const known = new Set(
    Object.entries(definitions).flatMap(([name, { fields = {} }]) => [
      lastWord(name),
      name.replaceAll('.', ''),
      ...Object.keys(fields),
    ]),
  );
  return found.filter(({ name }) => known.has(name.toLowerCase()));
}

/** Elements whose content is for programs, or shows people what to write for one. */
const quietElements = new Set([
  'style',
  'mj-style',
  'script',
  'code',
  'pre',
  'samp',
  'kbd',
  'tt',
  'textarea',
]);

interface Range {
  readonly start: number;
  readonly end: number;
}

/** @returns whether a place is in a style, a script, a code sample or a comment; asked in source order */
function createQuietRanges(text: string): (index: number) => boolean {
  const ranges = [...quietMarkup(text), ...handlebarsComments(text)].toSorted((a, b) => a.start - b.start);
  let next = 0;
  let reach = 0;
  return (index) => {
    for (; next < ranges.length && ranges[next]!.start <= index; next++)
      reach = Math.max(reach, ranges[next]!.end);
    return index < reach;
  };
}

function quietMarkup(text: string): Range[] {
  const ranges: Range[] = [];
  let open: { readonly name: string; readonly start: number; depth: number } | undefined;
  for (const item of scanMarkup(text)) {
    if (item.type === 'comment') ranges.push(item);
    else if (item.type === 'open') {
      for (const attribute of item.attributes)
        if (attribute.name === 'style' || attribute.name.startsWith('on')) ranges.push(attribute);
      if (item.isSelfClosing) continue;
      if (open?.name === item.name) open.depth++;
      else if (open === undefined && quietElements.has(item.name))
        open = { name: item.name, start: item.end, depth: 1 };
    } else if (item.type === 'close' && open?.name === item.name && --open.depth === 0) {
      ranges.push({ start: open.start, end: item.start });
      open = undefined;
    }
  }
  return open === undefined ? ranges : [...ranges, { start: open.start, end: text.length }];
}

/** `{{! … }}` and `{{!-- … --}}`. */
function handlebarsComments(text: string): Range[] {
  const ranges: Range[] = [];
  const opening = /\{\{~?!(--)?/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const closing = match[1] === undefined ? /\}\}/g : /--~?\}\}/g;
    closing.lastIndex = opening.lastIndex;
    const end = closing.exec(text) === null ? text.length : closing.lastIndex;
    ranges.push({ start: match.index, end });
    opening.lastIndex = end;
  }
  return ranges;
}
