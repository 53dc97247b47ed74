import { findOpeningTag } from '../../mail-html/scan-markup.ts';
import { type Edit, editSource, joinSources, type Source, sourceFile, sourceOf } from '../1-read/source.ts';

/**
 * Puts a line into the head of a document, or replaces the one that is there: a subject in `mj-title` or `title`,
 * a preheader in `mj-preview`.
 */
export function insertLine(document: Source, name: 'title' | 'preview', line: Source): Source {
  const { text } = document;
  const prefix = findOpeningTag(text, 'mjml') === undefined ? '' : 'mj-';
  // HTML has no element for a preheader.
  if (prefix === '' && name === 'preview') return document;
  const element = prefix + name;
  const own = findOpeningTag(text, element);
  if (own !== undefined && !own.isSelfClosing) {
    const length = text.slice(own.end).search(new RegExp(`</${element}`, 'i'));
    if (length !== -1) return editSource(document, [{ start: own.end, end: own.end + length, insert: line }]);
  }
  const whole = joinSources([fixed(`<${element}>`), line, fixed(`</${element}>`)]);
  return editSource(document, [editHead(text, prefix, whole)]);
}

function editHead(text: string, prefix: string, content: Source): Edit {
  const headName = `${prefix}head`;
  const head = findOpeningTag(text, headName);
  if (head !== undefined && !head.isSelfClosing) return { start: head.end, end: head.end, insert: content };
  const whole = joinSources([fixed(`<${headName}>`), content, fixed(`</${headName}>`)]);
  if (head !== undefined) return { start: head.start, end: head.end, insert: whole };
  const root = findOpeningTag(text, prefix === '' ? 'html' : 'mjml');
  const start = root?.end ?? 0;
  return { start, end: start, insert: whole };
}

function fixed(text: string): Source {
  return sourceOf(sourceFile('template', text));
}
