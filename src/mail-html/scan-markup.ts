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

/**
 * The start or end of a conditional comment of classic Outlook. Browsers hide everything from `<!--[if mso]>` to
 * `<![endif]-->`, but show the content after `<!--[if !mso]><!-->` and after `<![if !mso]>`.
 */
interface ConditionalComment {
  readonly type: 'conditional';
  /** `mso`; undefined for the end of a conditional comment. */
  readonly condition: string | undefined;
  /** Whether browsers hide the content up to the end. */
  readonly hides: boolean;
  readonly start: number;
  readonly end: number;
}

/** A piece of HTML or MJML, in source order, with its range. */
export type MarkupItem =
  | { readonly type: 'text' | 'raw-text'; readonly start: number; readonly end: number }
  | OpeningTag
  | { readonly type: 'close'; readonly name: string; readonly start: number; readonly end: number }
  | { readonly type: 'comment' | 'declaration'; readonly start: number; readonly end: number }
  | ConditionalComment
  /** A conditional comment whose first `-->` is not that of its `<![endif]-->`. */
  | { readonly type: 'broken-comment'; readonly start: number; readonly end: number }
  | { readonly type: 'unterminated'; readonly what: string; readonly start: number; readonly end: number };

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

const bareCondition = /<!\s*\[\s*(?:if\b([^\]]{1,200})|endif\s*)\][^>]*>/iy;

function scanDeclaration(text: string, start: number): MarkupItem {
  bareCondition.lastIndex = start;
  const bare = bareCondition.exec(text);
  if (bare !== null) {
    const condition = bare[1]?.trim();
    return { type: 'conditional', condition, hides: false, start, end: start + bare[0].length };
  }
  const end = text.indexOf('>', start);
  return end === -1 ? unterminated(text, start, 'declaration') : { type: 'declaration', start, end: end + 1 };
}

// HTML reads `<!-->` as a complete comment, and `--!>` as the end of a comment.
const endOfComment = /-->|(?<!<!)--!>/g;
const openingCondition = /<!--\s*\[\s*if\b([^\]]{1,200})\]\s*(?:>|(?=-->))/iy;
const closingCondition = /^<!--\s*(?:<!\s*)?\[\s*endif\s*\]\s*$/i;

function scanComment(text: string, start: number): MarkupItem {
  endOfComment.lastIndex = start + 2;
  const closing = endOfComment.exec(text);
  if (closing === null) return unterminated(text, start, 'comment');
  const end = closing.index + closing[0].length;
  const hidden = hiddenComment(text, start);
  if (hidden !== undefined)
    return { type: 'conditional', condition: hidden.condition, hides: true, start, end: hidden.contentStart };
  const content = text.slice(start, closing.index);
  if (closingCondition.test(content))
    return { type: 'conditional', condition: undefined, hides: false, start, end };
  openingCondition.lastIndex = start;
  const opening = openingCondition.exec(text);
  if (opening === null || opening.index + opening[0].length > end) return { type: 'comment', start, end };
  const isShown = /^\s*(?:<!-*\s*)?$/.test(content.slice(opening[0].length));
  return isShown
    ? { type: 'conditional', condition: opening[1]!.trim(), hides: false, start, end }
    : { type: 'broken-comment', start, end };
}

interface HiddenComment {
  readonly condition: string;
  readonly contentStart: number;
  /** The range of `<![endif]-->`. */
  readonly closing: { readonly start: number; readonly end: number };
}

/** Reads `<!--[if mso]>…<![endif]-->`, in any case, and with line breaks where HTML formatters put them. */
function hiddenComment(text: string, start: number): HiddenComment | undefined {
  openingCondition.lastIndex = start;
  const opening = openingCondition.exec(text);
  if (opening === null) return undefined;
  const contentStart = start + opening[0].length;
  endOfComment.lastIndex = contentStart;
  const end = endOfComment.exec(text);
  if (end === null) return undefined;
  const near = Math.max(contentStart, end.index - 200);
  const mark = /(?:<!--\s*)?(?:<!\s*)?\[\s*endif\s*\]\s*$/i.exec(text.slice(near, end.index));
  if (mark === null) return undefined;
  const closing = { start: near + mark.index, end: end.index + end[0].length };
  return { condition: opening[1]!.trim(), contentStart, closing };
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

function unterminated(text: string, start: number, what: string): MarkupItem {
  return { type: 'unterminated', what, start, end: text.length };
}
