import type { Warning } from '../../errors.ts';
import { findFields } from '../../fields/find-fields.ts';
import { findOpeningTag } from '../../mail-html/scan-markup.ts';
import {
  type Edit,
  editSource,
  joinSources,
  type Source,
  sliceSource,
  sourceFile,
  sourceOf,
} from '../1-read/source.ts';
import type { TemplateParts } from '../1-read/template-parts.ts';
import type { Problems } from '../problems.ts';
import { escapeAround, type Lowering, lowerFields } from './lower-fields.ts';
import { checkUntrusted, largestBody, sanitiseBody } from './sanitise-body.ts';

/** In characters, of a subject or preheader. */
const largestLine = 2000;

/** In characters, of a layout with its body. */
const largestDocument = 1_000_000;

const plainField = /^\{\{[a-z][a-z0-9]*(?:\.[a-z0-9_-]+)+\}\}/;
const mostFields = 5000;

const empty: Source = { text: '', pieces: [] };

/**
 * Puts a rich-text body and its subject into their layout, at `{layout.body}`, `{layout.subject}` and
 * `{layout.preheader}`; in a document they replace its title and preview. Before that, untrusted text is limited to fields,
 * and its HTML is sanitised.
 */
export async function insertBody(
  parts: TemplateParts,
  lowering: Lowering & { readonly warnings: Warning[] },
): Promise<Source> {
  const lower = (source: Source, isText: boolean): Source => {
    const how = { ...lowering, isText };
    if (parts.trust !== 'fields') return lowerFields(source, how);
    checkUntrusted(source, isText ? largestLine : largestBody, lowering.problems);
    return checkLogicFree(lowerFields(source, how), lowering.problems);
  };
  const line = (source: Source | undefined): Source | undefined =>
    source === undefined ? undefined : escapeAround(lower(source, true));
  if (parts.body === undefined)
    return insertLines(parts.document, line(parts.subject), line(parts.preheader));
  const body = lower(parts.body, false);
  const subject = line(parts.subject) ?? empty;
  const preheader = line(parts.preheader) ?? empty;
  const safe = parts.trust === 'fields' ? await sanitise(body, lowering) : body;
  checkPaymentKept(body, safe, parts.document, lowering);
  const inserts: Readonly<Record<string, Source>> = {
    'layout.body': safe,
    'layout.subject': subject,
    'layout.preheader': preheader,
  };
  const slots = findFields(parts.document.text, new Set(['layout'])).filter(({ name }) =>
    Object.hasOwn(inserts, name),
  );
  if (!slots.some(({ name }) => name === 'layout.body')) {
    const message = 'The layout has no {layout.body}. Put it into the <mj-text> where the rich text goes.';
    lowering.problems.report(parts.document, 0, 'unknown-layout', message);
    return safe;
  }
  const filled = editSource(
    parts.document,
    slots.map(({ start, end, name }) => ({ start, end, insert: joinSources([inserts[name]!]) })),
  );
  if (filled.text.length > largestDocument) {
    const message = `With its body, the layout has ${filled.text.length.toLocaleString('en')} characters; the limit is ${largestDocument.toLocaleString('en')}. Use {layout.body} only once.`;
    lowering.problems.stop(parts.document, 0, 'template-too-large', message);
  }
  const isAsked = (name: string): boolean => slots.some((slot) => slot.name === name);
  return insertLines(
    filled,
    parts.subject === undefined || isAsked('layout.subject') ? undefined : subject,
    parts.preheader === undefined || isAsked('layout.preheader') ? undefined : preheader,
  );
}

function insertLines(document: Source, subject: Source | undefined, preheader: Source | undefined): Source {
  const titled = subject === undefined ? document : insertLine(document, 'title', subject);
  return preheader === undefined ? titled : insertLine(titled, 'preview', preheader);
}

/** Of a body that is refused, the fields are kept, so that unknown ones are reported too. */
async function sanitise(
  body: Source,
  { problems, warnings }: Lowering & { readonly warnings: Warning[] },
): Promise<Source> {
  const safe = await sanitiseBody(body, problems, warnings);
  if (safe !== undefined) return safe;
  const fields = [...body.text.matchAll(/<[^<>]*>|(\{\{[^{}]*\}\})/g)].filter(
    (match) => match[1] !== undefined,
  );
  return joinSources(fields.map(({ 0: field, index }) => sliceSource(body, index, index + field.length)));
}

/** Sanitising drops some elements with their content: a payment field in them would be lost silently. */
function checkPaymentKept(
  body: Source,
  safe: Source,
  layout: Source,
  { problems, isPayment }: Lowering,
): void {
  const paymentsIn = (text: string): RegExpExecArray[] =>
    [...text.matchAll(/\{\{([a-z0-9._-]*payment(?:url|button))\}\}/g)].filter(([, name]) => isPayment(name!));
  const isComment = (index: number): boolean =>
    body.text.lastIndexOf('<!--', index) > body.text.lastIndexOf('-->', index);
  const all = paymentsIn(body.text);
  const written = all.find(({ index }) => !isComment(index)) ?? all[0];
  if (written === undefined || paymentsIn(safe.text).length > 0) return;
  // The layout can have the field that the body has commented out.
  if (isComment(written.index) && /payment(?:url|button)/i.test(layout.text)) return;
  const message = isComment(written.index)
    ? 'The payment field is only in a comment, and comments are removed from the mail. Move it out of the comment.'
    : `${written[0]} was removed, because it is in HTML that is not allowed in an untrusted text. Put it into a paragraph.`;
  problems.report(body, written.index, 'payment-url-lost', message);
}

/**
 * Puts a line into the head of a document, or replaces the one that is there: a subject in `mj-title` or `title`,
 * a preheader in `mj-preview`.
 */
function insertLine(document: Source, name: 'title' | 'preview', line: Source): Source {
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

/**
 * Allows an untrusted template only fields, before Handlebars' parser sees it.
 * @returns the template without the braces of anything else
 */
function checkLogicFree(lowered: Source, problems: Problems): Source {
  const { text } = lowered;
  const refused: Edit[] = [];
  let fields = 0;
  for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', open + 2)) {
    const isEscaped = text[open - 1] === '\\' && text[open - 2] !== '\\';
    if (text[open + 2] !== '{' && !isEscaped && plainField.test(text.slice(open, open + 120))) {
      if (++fields <= mostFields) continue;
      problems.report(
        lowered,
        open,
        'template-too-large',
        `This text has more than ${mostFields} fields. Shorten it.`,
      );
      return sliceSource(lowered, 0, 0);
    }
    const message =
      'Only fields such as {invoice.number} are allowed here: Handlebars logic needs a trusted template.';
    problems.report(lowered, open, 'logic-not-allowed', message);
    refused.push({ start: open, end: open + 2, insert: '' });
    if (problems.isFull) return sliceSource(lowered, 0, 0);
  }
  return editSource(lowered, refused);
}
