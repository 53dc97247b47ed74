import type { Warning } from '../../errors.ts';
import { type FoundField, findFields } from '../../fields/find-fields.ts';
import { type Direction, directionOf } from '../../fields/formats/direction.ts';
import { didYouMean } from '../../fields/near-name.ts';
import { escapeMarkup } from '../../mail-html/escape-markup.ts';
import type { LocaleString, LocaleStrings } from '../1-read/locale-strings.ts';
import { type Edit, editSource, joinSources, type Source, sliceSource, warningAt } from '../1-read/source.ts';
import { kindPlaces } from '../kind-places.ts';
import type { Problems } from '../problems.ts';
import type { CompileSettings } from '../settings.ts';
import { type KnownFields, warnOfLookalikes } from './warn-of-lookalikes.ts';

export interface Lowering extends KnownFields {
  readonly strings: LocaleStrings;
  /** Whether the value is a whole URL, so that an `https://` before the field was added by an editor. */
  readonly isUrl: (name: string) => boolean;
  /** What is written for the sides of the language: `layout.start` is `left`, or `right` if it is written from the right. */
  readonly sides: Readonly<Record<string, string | undefined>>;
  /** Whether the name is that of a payment URL or button, also if it is relative to a list. */
  readonly isPayment: (name: string) => boolean;
}

const mostFields = 5000;
const longestInserts = 1_000_000;

/**
 * Rewrites every merge field as `{{invoice.total}}`, and replaces every `{t.key}` with its string.
 * The result is plain Handlebars. Unknown names are found later, when it is resolved.
 */
export function lowerFields(source: Source, lowering: Lowering): Source {
  const edits: Edit[] = [];
  let length = 0;
  for (const field of findFields(source.text, lowering.scopes)) {
    const side = lowering.sides[field.name];
    // Slots such as {layout.body}, which are filled before, are text anywhere else.
    if (side === undefined && field.name.startsWith('layout.')) continue;
    const edit =
      side !== undefined
        ? { start: field.start, end: field.end, insert: side }
        : field.name.startsWith('t.')
          ? stringEdit(source, field, lowering)
          : fieldEdit(source, field, lowering);
    const previous = edits.at(-1);
    if (edit === undefined || (previous !== undefined && previous.end > edit.start)) continue;
    edits.push(edit);
    length += typeof edit.insert === 'string' ? edit.insert.length : edit.insert.text.length;
    if (edits.length > mostFields || length > longestInserts)
      refuseTooMany(source, field.start, lowering.problems);
  }
  return editSource(source, edits);
}

function refuseTooMany(source: Source, index: number, problems: Problems): never {
  const message = `This template has more than ${mostFields} fields, or more than ${longestInserts.toLocaleString('en')} characters of strings. Split it.`;
  return problems.stop(source, index, 'template-too-large', message);
}

/** Prepares to lower the parts of one template. */
export function createLowering(
  {
    fields: definitions,
    unknownFields,
    locale,
  }: Pick<CompileSettings, 'fields' | 'unknownFields' | 'locale'>,
  strings: LocaleStrings,
  warnings: Warning[],
  problems: Problems,
): Lowering {
  const scopes = Object.keys(definitions).map((name) => name.slice(0, name.indexOf('.')));
  const isUrl = (name: string): boolean => {
    const kind = definitions[name]?.kind;
    return kind !== undefined && kindPlaces[kind].url === 'whole';
  };
  const isPayment = (name: string): boolean => {
    const own = definitions[name];
    return /(?:^|\.)payment(?:url|button)$/.test(name) && (own === undefined || own.computed !== undefined);
  };
  return {
    definitions,
    scopes: new Set(['t', 'layout', ...scopes]),
    strings,
    isUrl,
    sides: sidesOf(directionOf(locale)),
    isPayment,
    unknownFields,
    problems,
    warnings,
  };
}

function sidesOf(direction: Direction): Lowering['sides'] {
  const [start, end] = direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  return { 'layout.start': start, 'layout.end': end, 'layout.direction': direction };
}

function fieldEdit(source: Source, field: FoundField, lowering: Lowering): Edit | undefined {
  if (field.isClosingTag) return { start: field.start, end: field.end, insert: '' };
  const repairs = [...field.repairs];
  let { start, end } = field;
  // In Handlebars, a backslash before two braces escapes them; before one brace it is only a backslash.
  const backslash = source.text[start - 1] === '\\' && source.text[start + 1] !== '{' ? '\\' : '';
  if (lowering.isUrl(field.name)) {
    const prefix = /(?:https?:\/\/|https?%3A%2F%2F)$/i.exec(
      source.text.slice(Math.max(0, start - 16), start),
    );
    if (prefix !== null) {
      start -= prefix[0].length;
      repairs.push(`a prefixed ${prefix[0]}`);
      // Editors that add `https://` add the slash of a path too.
      if (/^\/["']/.test(source.text.slice(end, end + 2))) end++;
    }
  }
  const [before, after] = smartQuotesAround(source.text, start, end);
  let quote = '';
  if (before + after > 0) {
    // `href=“{…}”` needs its quotes back; elsewhere in a tag, smart quotes are simply removed.
    quote = /=\s*$/.test(source.text.slice(Math.max(0, start - before - 3), start - before)) ? '"' : '';
    start -= before;
    end += after;
    repairs.push('smart quotes around it');
  }
  if (repairs.length > 0) lowering.warnings.push(repairWarning(source, field, repairs));
  const plain = `{{${field.name}}}`;
  if (source.text.slice(start, end) === plain) return undefined;
  return { start, end, insert: backslash + field.tags + quote + plain + quote };
}

/** Finds smart quotes around a field inside a tag; in a sentence they are intended. @returns how many characters before and after */
function smartQuotesAround(text: string, start: number, end: number): [before: number, after: number] {
  // Limited: a template without tags would be searched from its start for each field, which is quadratic.
  const near = text.slice(Math.max(0, start - 2000), start);
  const isInTag = near.lastIndexOf('<') > near.lastIndexOf('>');
  if (!isInTag) return [0, 0];
  const before = /(?:[\u2018-\u201f\u00ab\u00bb]|&[lr][sd]quo;|&[lr]aquo;)+$/.exec(
    text.slice(Math.max(0, start - 16), start),
  );
  const after = /^(?:[\u2018-\u201f\u00ab\u00bb]|&[lr][sd]quo;|&[lr]aquo;)+/.exec(text.slice(end, end + 16));
  return [before?.[0].length ?? 0, after?.[0].length ?? 0];
}

function repairWarning(source: Source, field: FoundField, repairs: readonly string[]): Warning {
  const message = `Repaired {${field.name}}: it had ${repairs.join(' and ')}. Write it as plain text, {${field.name}}.`;
  return warningAt(source, field.start, 'field-repaired', message);
}

function stringEdit(source: Source, field: FoundField, lowering: Lowering): Edit {
  const key = field.name.slice(2);
  const string = lowering.strings.find(key);
  if (string === undefined) {
    if (lowering.strings.isIncomplete) return { start: field.start, end: field.end, insert: '' };
    const known = lowering.strings.keys.map((name) => `t.${name}`);
    const message = `Unknown string "${field.name}": no locale file has the key "${key}".${didYouMean(field.name, known)}`;
    lowering.problems.report(source, field.start, 'unknown-field', message);
    return { start: field.start, end: field.end, insert: '' };
  }
  if (string.missingIn !== undefined) {
    const message = `${string.missingIn} has no "${key}"; the text from ${string.source.pieces[0]?.file.path ?? 'another language'} is used instead.`;
    lowering.warnings.push(warningAt(source, field.start, 'string-missing', message));
  }
  const inText = lowering.isText !== true && isInText(source, field.start);
  return { start: field.start, end: field.end, insert: asMarkup(string, lowering, inText ? '<br>' : '\n') };
}

/** Whether a place is neither inside a tag nor in an element with one line of content. */
function isInText({ text }: Source, index: number): boolean {
  const near = text.slice(Math.max(0, index - 2000), index);
  const opened = near.slice(near.lastIndexOf('<'));
  return !/^<[^>]*$/.test(opened) && !/^<(?:mj-)?(?:title|preview|style|script|textarea)\b/i.test(opened);
}

/** A string is plain text: it is escaped for HTML, except for its fields and Handlebars expressions. */
function asMarkup(string: LocaleString, lowering: Lowering, lineBreak: string): Source {
  if (!/[{%&<>"\n]/.test(string.source.text)) return string.source;
  warnOfLookalikes(string.source, { ...lowering, isText: true });
  const lowered = lowerFields(string.source, {
    ...lowering,
    scopes: new Set([...lowering.scopes].filter((scope) => scope !== 't')),
  });
  refuseStrings(string.source, lowering.problems);
  warnOfTags(lowered, lowering.warnings);
  return lowering.isText === true ? lowered : escapeAround(lowered, lineBreak);
}

function refuseStrings(source: Source, problems: Problems): void {
  const [inner] = findFields(source.text, new Set(['t']));
  if (inner === undefined) return;
  const message = `A string cannot contain another string, {${inner.name}}. Put both into the template.`;
  problems.report(source, inner.start, 'misplaced-field', message);
}

const tag =
  /<\/?(?:a|b|br|div|em|font|h[1-6]|hr|i|img|li|ol|p|small|span|strong|su[bp]|table|t[dhr]|u|ul)(?:\s[^<>]{0,500})?\/?>/i;

function warnOfTags(lowered: Source, warnings: Warning[]): void {
  const found = tag.exec(lowered.text);
  if (found === null) return;
  const message = `A string is plain text: readers will see ${found[0]}. Put the tag into the template; for a line break, write \\n.`;
  const warning = warningAt(lowered, found.index, 'tag-in-string', message);
  const isKnown = ({ code, file, line }: Warning): boolean =>
    code === warning.code && file === warning.file && line === warning.line;
  if (!warnings.some(isKnown)) warnings.push(warning);
}

/** Escapes text for HTML, except for the fields and Handlebars expressions in it. */
export function escapeAround(source: Source, lineBreak = '\n'): Source {
  const parts: Source[] = [];
  let position = 0;
  for (const match of source.text.matchAll(/\{\{[\s\S]{0,5000}?\}\}/g)) {
    parts.push(escapeSource(sliceSource(source, position, match.index), lineBreak));
    parts.push(sliceSource(source, match.index, match.index + match[0].length));
    position = match.index + match[0].length;
  }
  parts.push(escapeSource(sliceSource(source, position, source.text.length), lineBreak));
  return joinSources(parts);
}

function escapeSource(source: Source, lineBreak: string): Source {
  const edits = [...source.text.matchAll(/[&<>"]|\r?\n/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    insert: /\n$/.test(match[0]) ? lineBreak : escapeMarkup(match[0]),
  }));
  return editSource(source, edits);
}
