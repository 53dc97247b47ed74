import {
  type Comment,
  hiddenComment,
  scanComment,
  scanDeclaration,
  type Unterminated,
  unterminated,
} from './comments.ts';
import { reserved } from './marks.ts';

/** One attribute of a tag, with the range of its value. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly valueStart: number;
  readonly start: number;
  readonly end: number;
  /** `none` for an unquoted value, undefined for an attribute without a value. */
  readonly quote: '"' | "'" | 'none' | undefined;
}

export interface OpeningTag {
  readonly type: 'open';
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly isSelfClosing: boolean;
  readonly start: number;
  readonly end: number;
}

/** A piece of HTML or MJML, in source order, with its range. */
export type MarkupItem =
  | { readonly type: 'text' | 'raw-text'; readonly start: number; readonly end: number }
  | OpeningTag
  | { readonly type: 'close'; readonly name: string; readonly start: number; readonly end: number }
  | Comment
  | Unterminated;

/** Elements whose content is not markup. */
const rawTextElements = new Set([
  'style',
  'script',
  'title',
  'textarea',
  'mj-style',
  'mj-title',
  'mj-preview',
]);

/**
 * Splits HTML or MJML into tags, text and comments in one linear pass. The start and end of a conditional comment
 * (`<!--[if mso]>`) are separate items, so that the markup inside is split too.
 */
export function scanMarkup(text: string): MarkupItem[] {
  return [...walkMarkup(text, 0)];
}

/** The first opening tag with this name. The text after it is not scanned. */
export function findOpeningTag(text: string, name: string): OpeningTag | undefined {
  for (const item of walkMarkup(text, 0)) if (item.type === 'open' && item.name === name) return item;
  return undefined;
}

function* walkMarkup(text: string, from: number): Generator<MarkupItem> {
  let position = from;
  while (position < text.length) {
    const open = nextTag(text, position);
    if (open > position) yield { type: 'text', start: position, end: open };
    if (open === text.length) break;
    const item = scanAt(text, open);
    yield item;
    position = item.end;
    if (item.type === 'conditional' && item.hides) {
      const { closing } = hiddenComment(text, open)!;
      yield* walkHidden(text, item.end, closing.start);
      yield { type: 'conditional', condition: undefined, hides: false, ...closing };
      position = closing.end;
    } else if (item.type === 'open' && !item.isSelfClosing && rawTextElements.has(item.name)) {
      const end = endOfRawText(text, position, item.name);
      if (end > position) yield { type: 'raw-text', start: position, end };
      position = end;
    }
  }
}

/** The markup in a hidden comment, which no part of it can reach out of. */
function* walkHidden(text: string, start: number, end: number): Generator<MarkupItem> {
  for (const item of walkMarkup(text.slice(0, end), start)) {
    const isInner = item.type === 'conditional' || item.type === 'broken-comment';
    yield isInner ? { type: 'declaration', start: item.start, end: item.end } : item;
  }
}

// `</` before a field is not a tag. The field starts with a brace or, as a token, with a mark.
const startOfTag = new RegExp(`[a-z!?]|/(?![${reserved}{])`, 'iy');

function nextTag(text: string, from: number): number {
  for (let open = text.indexOf('<', from); open !== -1; open = text.indexOf('<', open + 1)) {
    startOfTag.lastIndex = open + 1;
    if (startOfTag.test(text)) return open;
  }
  return text.length;
}

function scanAt(text: string, start: number): MarkupItem {
  if (text.startsWith('<!--', start)) return scanComment(text, start);
  if (text[start + 1] === '!' || text[start + 1] === '?') return scanDeclaration(text, start);
  return text[start + 1] === '/' ? scanClosingTag(text, start) : scanOpeningTag(text, start);
}

const closingTag = /<\/([^\s>/]{0,200})[^>]*>/y;

function scanClosingTag(text: string, start: number): MarkupItem {
  closingTag.lastIndex = start;
  const match = closingTag.exec(text);
  if (match === null) return unterminated(text, start, 'closing tag');
  return { type: 'close', name: match[1]!.toLowerCase(), start, end: start + match[0].length };
}

const tagName = /<([^\s>/]+)/y;
const endOfTag = /[\s/]*>/y;
// HTML takes an equals sign as the start of a name.
const attributeName = /[\s/]*([^\s>/][^\s>/=]*)\s*(=?)\s*/y;

function scanOpeningTag(text: string, start: number): MarkupItem {
  tagName.lastIndex = start;
  const name = tagName.exec(text)?.[1] ?? '';
  const attributes: Attribute[] = [];
  let position = start + 1 + name.length;
  for (;;) {
    endOfTag.lastIndex = position;
    if (endOfTag.test(text)) {
      const end = endOfTag.lastIndex;
      return {
        type: 'open',
        name: name.toLowerCase(),
        attributes,
        isSelfClosing: text[end - 2] === '/',
        start,
        end,
      };
    }
    const attribute = scanAttribute(text, position);
    if (attribute === undefined) return unterminated(text, start, `<${name}> tag`);
    attributes.push(attribute);
    position = attribute.end;
  }
}

const unquoted = /[^\s>]*/y;

function scanAttribute(text: string, from: number): Attribute | undefined {
  attributeName.lastIndex = from;
  const match = attributeName.exec(text);
  if (match === null) return undefined;
  const name = match[1]!.toLowerCase();
  const start = from + match[0].length - match[0].trimStart().length;
  const valueStart = from + match[0].length;
  if (match[2] === '')
    return { name, value: '', valueStart, start, end: from + match[0].trimEnd().length, quote: undefined };
  const quote = text[valueStart];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, valueStart + 1);
    if (end === -1) return undefined;
    return {
      name,
      value: text.slice(valueStart + 1, end),
      valueStart: valueStart + 1,
      start,
      end: end + 1,
      quote,
    };
  }
  unquoted.lastIndex = valueStart;
  const value = unquoted.exec(text)?.[0] ?? '';
  return { name, value, valueStart, start, end: valueStart + value.length, quote: 'none' };
}

function endOfRawText(text: string, from: number, name: string): number {
  const end = new RegExp(`</${name}[\\s/>]`, 'ig');
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}
