import { nearName } from './near-name.ts';

/** A merge field found in a text, in any spelling. */
export interface FoundField {
  readonly start: number;
  readonly end: number;
  /** The lower-case dotted name: `invoice.paymenturl`. */
  readonly name: string;
  /** What an editor did to it that was undone, in words for a warning. */
  readonly repairs: readonly string[];
  /** Tags inside the field that open or close an element outside it. They are moved before the field. */
  readonly tags: string;
  /** This is a closing tag that an editor added to `<a.b>`. It prints nothing. */
  readonly isClosingTag: boolean;
}

/**
 * Finds merge fields: `{a.b}`, `{{a.b}}`, `<a.b>`, `<a.b/>`, `&lt;a.b&gt;`, `%7Ba.b%7D` and `%3Ca.b%3E`, in any letter case, also
 * with one brace encoded, and with tags, soft hyphens, zero-width characters or no-break spaces that an editor put inside.
 * Other braces are left alone, unless they contain a dotted name of a known scope: they are CSS, JSON, or plain text.
 * @param scopes the first words of known names: `invoice`, `relation`, …
 */
export function findFields(text: string, scopes: ReadonlySet<string>): FoundField[] {
  return findSpellings(text, (name) => isKnownScope(name, scopes));
}

/**
 * Finds what is spelled like a field, but has no known scope: `{project.code}`, `<project.code>`. The pattern is narrower
 * than that of fields, because nobody has to see a warning about a comparison (`a < b.c > d`), a web site or a quotation.
 */
export function findLookalikes(text: string, scopes: ReadonlySet<string>): FoundField[] {
  return findSpellings(text, (name) => !isKnownScope(name, scopes)).filter((found) => {
    const written = text.slice(found.start, found.end);
    // Handlebars reports what it does not know.
    if (found.isClosingTag || written.startsWith('{{') || found.repairs.includes('quotes')) return false;
    // `{Yes. No}` is a sentence.
    if (/\s\.|\.\s/.test(written) || /^www\./.test(found.name)) return false;
    const isAngled = /^(?:<|&lt;|%3C)/i.test(written);
    return !isAngled || !(/^(?:<|&lt;)\s|\s(?:>|&gt;)$/i.test(written) || webSite.test(found.name));
  });
}

/** In `<example.com>`, a web site is more likely than a field. */
const webSite =
  /\.(?:com|org|net|eu|info|io|dev|app|be|nl|fr|de|lu|uk|ie|es|it|pt|at|ch|pl|dk|se|no|fi|us|ca|html?|php|pdf|json|xml|js|ts|css)$/;

function findSpellings(text: string, isWanted: (name: string) => boolean): FoundField[] {
  const found: FoundField[] = [];
  for (const match of text.matchAll(spellings)) {
    const groups = match.groups ?? {};
    const encoded = groups.encoded ?? groups.half;
    const content = groups.braces ?? encoded ?? groups.entities ?? groups.tag ?? '';
    const read = readName(content, encoded !== undefined);
    if (read === undefined || !isWanted(read.name)) continue;
    const repairs = [...read.repairs];
    if (encoded !== undefined) repairs.push('percent-encoded braces');
    if (groups.open !== undefined && groups.open.toLowerCase() !== '&lt;')
      repairs.push('braces written as entities');
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      name: read.name,
      repairs,
      tags: unbalancedTags(content),
      isClosingTag: groups.closing !== undefined && groups.closing !== '',
    });
  }
  return found;
}

/** One pass with a bounded look-ahead of at most 300 characters, so that a hostile text cannot make it slow. */
const spellings = new RegExp(
  [
    String.raw`\{\{?(?<half>[^%{}"<>\s]{3,100})%7D(?:%7D)?`,
    String.raw`\{\{?(?<braces>[^{}]{3,300})\}\}?`,
    String.raw`(?:%7B(?:%7B)?|%3C)(?<encoded>[^%{}"<>\s]{1,60}(?:%(?!7[BD]|3[CE])[0-9a-f]{2}[^%{}"<>\s]{0,60}){0,8})(?:%7D(?:%7D)?|%3E|\}\}?)`,
    `(?<open>&(?:lt|lcub|lbrace|#0*123|#x0*7b);)(?<entities>(?:(?!&(?:[lg]t|[lr]cub|[lr]brace|#0*12[35]|#x0*7[bd]);)[^{}]){3,200})&(?:gt|rcub|rbrace|#0*125|#x0*7d);`,
    String.raw`<(?<closing>\/?)(?<tag>\s{0,20}[a-z][a-z0-9]{0,40}\s{0,20}\.[a-z0-9. \t]{1,80}\/?\s{0,20})>`,
  ].join('|'),
  'gi',
);

const invisible =
  /[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]|\u034f|&(?:shy|zwnj|zwj|lrm|rlm|ZeroWidthSpace|#0*(?:173|820[3-7]|8288|65279)|#x0*(?:ad|200[b-f]|2060|feff));/gi;
const noBreakSpace = /[\u00a0\u2007\u202f]|&(?:nbsp|#0*160|#x0*a0);/gi;
const smartQuotes = /[\u2018-\u201f\u00ab\u00bb"]|&(?:[lr][sd]quo|quot|[lr]aquo);/g;

const plainName = /^[a-z][a-z0-9]*(?:\.[a-z0-9_-]+)+$/i;

function readName(content: string, isEncoded: boolean): { name: string; repairs: string[] } | undefined {
  // Handlebars expressions are parsed later, as a whole.
  if (/^(?:[#/!>^]|&(?!#?\w{1,20};))/.test(content)) return undefined;
  // A fast path: nearly all fields are as the author typed them, with nothing to repair.
  if (plainName.test(content)) return { name: content.toLowerCase(), repairs: [] };
  const repairs: string[] = [];
  let name = isEncoded ? decode(content) : content;
  const without = (pattern: RegExp, replacement: string, what: string): void => {
    const next = name.replace(pattern, replacement);
    if (next !== name) repairs.push(what);
    name = next;
  };
  without(/<[^<>]{0,200}>/g, '', 'tags');
  without(invisible, '', 'invisible characters');
  without(noBreakSpace, ' ', 'no-break spaces');
  without(smartQuotes, '', 'quotes');
  name = name
    .trim()
    .replace(/\s*\/$/, '')
    .replace(/\s*\.\s*/g, '.')
    .toLowerCase();
  return plainName.test(name) ? { name, repairs } : undefined;
}

/** Without these tags, `{<b>invoice.number}</b>` would lose its `<b>`. */
function unbalancedTags(content: string): string {
  const tags: { text: string; name: string; isClosing: boolean }[] = [];
  for (const match of content.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})(?:\s[^<>]{0,180})?>/gi)) {
    const tag = { text: match[0], name: match[2]!.toLowerCase(), isClosing: match[1] !== '' };
    const last = tags.at(-1);
    if (tag.isClosing && last?.isClosing === false && last.name === tag.name) tags.pop();
    else if (!/^(?:br|img|wbr|input)$/.test(tag.name) && !match[0].endsWith('/>')) tags.push(tag);
  }
  return tags.map(({ text }) => text).join('');
}

function isKnownScope(name: string, scopes: ReadonlySet<string>): boolean {
  const scope = name.slice(0, name.indexOf('.'));
  if (scopes.has(scope)) return true;
  const near = nearName(scope, [...scopes]);
  return near !== undefined && scope.length > 4;
}

function decode(content: string): string {
  try {
    return decodeURIComponent(content);
  } catch {
    return content;
  }
}
