import type { Warning } from '../../errors.ts';
import { decodeAttribute } from '../../mail-html/decode-entities.ts';
import type { Attribute, MarkupItem } from '../../mail-html/scan-markup.ts';
import { type Source, warningAt } from '../1-read/source.ts';
import { tokenText } from '../tokens.ts';
import { allowedAttributes, allowedStyles, allowedTags, allowedUrl } from './allowed-html.ts';

type Note = (what: string, index: number) => void;

/** One warning for each kind of HTML that sanitising removes, at its first place. */
export function findRemovedHtml(body: Source, items: readonly MarkupItem[]): Warning[] {
  const first = new Map<string, { index: number; count: number }>();
  const note: Note = (what, index) => {
    const known = first.get(what);
    if (known === undefined) first.set(what, { index, count: 1 });
    else known.count++;
  };
  for (const item of items) {
    if (/^(?:comment|conditional|broken-comment)$/.test(item.type)) note('a comment', item.start);
    if (item.type === 'declaration') note('a declaration', item.start);
    if (item.type !== 'open') continue;
    if (!allowedTags.includes(item.name)) note(`<${item.name.slice(0, 40)}>`, item.start);
    else for (const attribute of item.attributes) noteAttribute(item.name, attribute, note);
  }
  return [...first].map(([what, { index, count }]) => {
    const times = count === 1 ? '' : ` (${count} times)`;
    return warningAt(
      body,
      index,
      'html-removed',
      `Removed ${what}${times}: not allowed in an untrusted text.`,
    );
  });
}

function noteAttribute(tag: string, attribute: Attribute, note: Note): void {
  const { name, start } = attribute;
  const value = decodeAttribute(attribute.value);
  const isAllowed = allowedAttributes['*']!.includes(name) || allowedAttributes[tag]?.includes(name) === true;
  if (!isAllowed) {
    const what = name.startsWith('data-') ? 'data-… attributes' : `the ${name.slice(0, 40)} attribute`;
    note(`${what} of <${tag}>`, start);
  } else if (name === 'href' || name === 'src') {
    if (!allowedUrl.test(withoutControls(value))) note(`${describeUrl(value)} in ${name} of <${tag}>`, start);
  } else if (name === 'style') {
    noteStyle(value, start, note);
  }
}

function noteStyle(style: string, start: number, note: Note): void {
  for (const declaration of style.replace(/\/\*[\s\S]*?\*\//g, '').split(';')) {
    const colon = declaration.indexOf(':');
    const property = (colon === -1 ? declaration : declaration.slice(0, colon)).trim().toLowerCase();
    if (property === '') continue;
    const value = declaration
      .slice(colon + 1)
      .trim()
      .replace(/\{\{[\w.-]+\}\}/g, tokenText(0));
    const plain = value.replace(/!\s*important$/i, '').trimEnd();
    if (
      Object.hasOwn(allowedStyles, property) &&
      allowedStyles[property]!.some((pattern) => pattern.test(plain))
    )
      continue;
    note(property.startsWith('mso-') ? 'mso-… styles' : `the ${property.slice(0, 40)} style`, start);
  }
}

function describeUrl(value: string): string {
  const scheme = /^([a-z][a-z0-9+.-]{0,30}):/i.exec(withoutControls(value))?.[1]?.toLowerCase();
  if (scheme === undefined) return 'a URL that is not absolute';
  return scheme === 'https' ? 'a URL with a user name, or without a host,' : `a ${scheme}: URL`;
}

/** Browsers ignore control characters and white space inside a scheme. */
export function withoutControls(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are removed
  return value.replace(/[\u0000-\u0020]/g, '');
}
