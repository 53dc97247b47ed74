import { type Problem, TemplateError, type Warning } from '../../errors.ts';
import { editSource, joinSources, locate, problemAt, type Source, sliceSource } from '../1-read/source.ts';
import { type Attribute, type MarkupItem, scanMarkup } from '../scan-markup.ts';
import {
  allowedAttributes,
  allowedSchemes,
  allowedStyles,
  allowedTags,
  removedWithContent,
} from './allowed-html.ts';
import { isVoidElement } from './elements.ts';

export const largestBody = 128_000;
const mostTags = 5000;
const deepestTag = 64;

/**
 * Takes out of an untrusted rich-text body what does not belong in a mail, and says what that was.
 * Fields are already lowered to `{{a.b}}`; they keep their places in the original.
 * @throws TemplateError for a body that is too large, too deep, or whose elements are not closed
 */
export async function sanitiseBody(body: Source, warnings: Warning[]): Promise<Source> {
  const items = checkSize(body);
  warnings.push(...removedParts(body, items));
  const fields = [...body.text.matchAll(/\{\{[a-z][\w.-]*\}\}/g)];
  const marked = editSource(
    body,
    fields.map((match, id) => ({
      start: match.index,
      end: match.index + match[0].length,
      insert: `\ue00a${id}\ue00b`,
    })),
  );
  const { default: sanitizeHtml } = await import('sanitize-html');
  const clean = sanitizeHtml(marked.text, {
    allowedTags: [...allowedTags],
    allowedAttributes: Object.fromEntries(
      Object.entries(allowedAttributes).map(([tag, names]) => [tag, [...names]]),
    ),
    allowedStyles: {
      '*': Object.fromEntries(Object.entries(allowedStyles).map(([name, patterns]) => [name, [...patterns]])),
    },
    allowedSchemes: [...allowedSchemes],
    allowedSchemesAppliedToAttributes: ['href', 'src', 'cite', 'background'],
    allowProtocolRelative: false,
    nonTextTags: [...removedWithContent],
    nestingLimit: deepestTag,
    parser: { decodeEntities: true },
  });
  return withFields(clean, body, fields);
}

/** Puts the fields back, each at its place; text between them stands at the place of the field before it. */
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
  for (const match of clean.matchAll(/\ue00a(\d+)\ue00b/g)) {
    const field = fields[Number(match[1])]!;
    parts.push(fixed(clean.slice(position, match.index), place));
    parts.push(sliceSource(body, field.index, field.index + field[0].length));
    place = field.index;
    position = match.index + match[0].length;
  }
  parts.push(fixed(clean.slice(position), place));
  return joinSources(parts.filter((part) => part.text !== ''));
}

/** End tags that HTML lets an author leave out. */
const optionalEnd = new Set('p li dt dd td th tr thead tbody tfoot option caption'.split(' '));

function checkSize(body: Source): MarkupItem[] {
  const refuse = (index: number, code: Problem['code'], message: string): never => {
    throw new TemplateError([problemAt(body, index, code, message)]);
  };
  if (body.text.length > largestBody)
    refuse(
      0,
      'template-too-large',
      `The body has ${body.text.length} characters; at most ${largestBody} are allowed.`,
    );
  const items = scanMarkup(body.text);
  const open: { name: string; start: number }[] = [];
  let tags = 0;
  for (const item of items) {
    if (item.type === 'unterminated')
      refuse(
        item.start,
        'unclosed-tag',
        `The ${item.what} does not end. Add what closes it: ">", a quote, or "-->".`,
      );
    if (item.type === 'open') {
      if (++tags > mostTags) refuse(item.start, 'template-too-large', `More than ${mostTags} tags.`);
      if (isVoidElement(item.name) || item.isSelfClosing) continue;
      open.push({ name: item.name, start: item.start });
      if (open.length > deepestTag)
        refuse(item.start, 'template-too-large', `Elements are nested more than ${deepestTag} deep.`);
    } else if (item.type === 'close') {
      const depth = open.findLastIndex((element) => element.name === item.name);
      if (depth === -1) continue;
      const unclosed = open
        .splice(depth)
        .slice(1)
        .find((element) => !optionalEnd.has(element.name));
      if (unclosed !== undefined)
        refuse(
          unclosed.start,
          'unclosed-tag',
          `<${unclosed.name}> is not closed before </${item.name}>. Add </${unclosed.name}>.`,
        );
    }
  }
  const unclosed = open.find((element) => !optionalEnd.has(element.name));
  if (unclosed !== undefined)
    refuse(unclosed.start, 'unclosed-tag', `<${unclosed.name}> is not closed. Add </${unclosed.name}>.`);
  return items;
}

/** One warning for each kind of thing that is removed, at its first place. */
function removedParts(body: Source, items: readonly MarkupItem[]): Warning[] {
  const first = new Map<string, { index: number; count: number }>();
  const note = (what: string, index: number): void => {
    const known = first.get(what);
    if (known === undefined) first.set(what, { index, count: 1 });
    else known.count++;
  };
  for (const item of items) {
    if (item.type === 'comment' || item.type === 'conditional') note('a comment', item.start);
    if (item.type !== 'open') continue;
    if (!allowedTags.includes(item.name)) note(`<${item.name}>`, item.start);
    else for (const attribute of item.attributes) noteAttribute(item.name, attribute, note);
  }
  return [...first].map(([what, { index, count }]) => {
    const { file, line, column } = locate(body, index);
    const times = count === 1 ? '' : ` (${count} times)`;
    return {
      code: 'html-removed',
      message: `Removed ${what}${times}: it does not belong in a mail by an untrusted author.`,
      file: file.path,
      line,
      column,
    };
  });
}

function noteAttribute(tag: string, attribute: Attribute, note: (what: string, index: number) => void): void {
  const { name, value, start } = attribute;
  const isAllowed = allowedAttributes['*']!.includes(name) || allowedAttributes[tag]?.includes(name) === true;
  if (!isAllowed) note(`the attribute ${name} of <${tag}>`, start);
  else if (name === 'href' || name === 'src') {
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(withoutControls(value))?.[1]?.toLowerCase();
    if (scheme !== undefined && !allowedSchemes.includes(scheme))
      note(`a ${scheme}: URL in ${name} of <${tag}>`, start);
  } else if (name === 'style') {
    for (const declaration of value.split(';')) {
      const [property = '', ...rest] = declaration.split(':');
      const text = rest
        .join(':')
        .trim()
        .replace(/\{\{[\w.-]+\}\}/g, '\ue00a0\ue00b');
      const patterns = allowedStyles[property.trim().toLowerCase()];
      if (property.trim() !== '' && patterns?.some((pattern) => pattern.test(text)) !== true)
        note(`the style ${property.trim().toLowerCase()}`, start);
    }
  }
}

/** Browsers ignore control characters and white space inside a scheme. */
function withoutControls(value: string): string {
  return (
    value
      .replace(/&(?:tab|newline|colon);/gi, (entity) => (entity.toLowerCase() === '&colon;' ? ':' : ''))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
      .replace(/[\u0000-\u0020]/g, '')
  );
}
