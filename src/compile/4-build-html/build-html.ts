import { type Problem, TemplateError } from '../../errors.ts';
import { reserved } from '../../mail-html/marks.ts';
import { findOpeningTag, scanMarkup } from '../../mail-html/scan-markup.ts';
import { editSource, problemAt, type Source } from '../1-read/source.ts';
import type { Marked } from '../3-place/mark-fields.ts';
import { tokenProblem } from '../3-place/placement.ts';
import { tokenIdsIn } from '../tokens.ts';
import { checkSize } from './check-size.ts';
import { finishHtml, trimLines } from './finish-html.ts';
import { type GuardedHtml, guardLinks } from './guard-links.ts';
import { inlineCss } from './inline-css.ts';
import type { Mjml, MjmlProblem } from './load-mjml.ts';
import { findTornBlocks, findUnsafeTokens } from './verify-landing.ts';

/** Phase 3: MJML to HTML, completed and with its CSS inlined; every token is still there. @throws TemplateError */
export async function buildHtml(marked: Marked, locale: string, mjml: Mjml): Promise<GuardedHtml> {
  checkSize(marked.marked);
  const built = await toHtml(marked.marked, locale, mjml);
  const finished = finishHtml(built, marked.preheader);
  const html = trimLines(marked.standIns.restore(await inlineCss(finished)));
  const items = scanMarkup(html);
  const problems = [
    ...lostTokens(html, marked),
    ...findUnsafeTokens(html, items, marked.template.tokens).map((id) => unsafe(id, marked)),
    ...findTornBlocks(html, items, marked.template.tokens).map((id) => torn(id, marked)),
  ];
  if (problems.length > 0) throw new TemplateError(problems);
  return guardLinks(html, items, marked.template);
}

/** In what MJML says of a value: a field, or what stands for one. */
const ownSyntax = new RegExp(`[{${reserved}]`);

/**
 * Adds what MJML finds wrong with its elements and attributes to the problems of fields, so that one report has both.
 * Where tags are not closed, or the value that MJML refuses holds a field, its word would only repeat what is known.
 */
export async function addMjmlProblems(
  marked: Marked,
  locale: string,
  mjml: Mjml,
  problems: Problem[],
): Promise<void> {
  const isVain = problems.some(({ code }) => code === 'unclosed-tag' || code === 'template-too-large');
  if (problems.length === 0 || isVain) return;
  try {
    checkSize(marked.marked);
    await toHtml(marked.marked, locale, mjml);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    problems.push(...error.problems.filter(({ message }) => !ownSyntax.test(message)));
  }
}

/** MJML becomes HTML; a document that is HTML already stays as it is. */
export async function toHtml(source: Source, locale: string, mjml: Mjml): Promise<string> {
  const root = findOpeningTag(source.text, 'mjml');
  if (root === undefined) return source.text;
  const localised = withLanguage(source, root, locale);
  try {
    const { html } = await mjml.toHtml(localised.text, {
      validationLevel: 'strict',
      fonts: {},
      keepComments: true,
      minify: false,
      beautify: false,
    });
    return html;
  } catch (error) {
    throw new TemplateError(mjmlProblems(localised, error));
  }
}

/** MJML's default language is `und`. */
function withLanguage(source: Source, root: { start: number; end: number }, locale: string): Source {
  const tag = source.text.slice(root.start, root.end);
  const isRightToLeft = /^(ar|he|fa|ur|yi)\b/i.test(locale);
  const lang = /\slang\s*=/i.test(tag) ? '' : ` lang="${locale}"`;
  const dir = /\sdir\s*=/i.test(tag) ? '' : ` dir="${isRightToLeft ? 'rtl' : 'ltr'}"`;
  const at = root.start + '<mjml'.length;
  return editSource(source, [{ start: at, end: at, insert: lang + dir }]);
}

function mjmlProblems(source: Source, error: unknown): Problem[] {
  const errors = (error as { errors?: MjmlProblem[] }).errors;
  if (!Array.isArray(errors))
    return [
      problemAt(source, 0, 'invalid-mjml', `MJML cannot read the template: ${(error as Error).message}`),
    ];
  const starts = [0, ...[...source.text.matchAll(/\n/g)].map((match) => match.index + 1)];
  return errors.map(({ line, message, tagName }) => {
    const start = starts[line - 1] ?? 0;
    const tag = source.text.indexOf(`<${tagName}`, start);
    const end = starts[line] ?? source.text.length;
    return problemAt(
      source,
      tag === -1 || tag > end ? start : tag,
      'invalid-mjml',
      `<${tagName}>: ${message}`,
    );
  });
}

function lostTokens(html: string, marked: Marked): Problem[] {
  const kept = new Set(tokenIdsIn(html));
  const lost = new Set(tokenIdsIn(marked.standIns.restore(marked.marked.text)).filter((id) => !kept.has(id)));
  return [...lost].map((id) => {
    const { name } = marked.template.tokens[id]!;
    return tokenProblem(
      marked.template,
      id,
      'field-lost',
      `"${name}" does not come out of MJML: it stands in an element or attribute that MJML drops. Put it into <mj-text>.`,
    );
  });
}

function unsafe(id: number, marked: Marked): Problem {
  const { name } = marked.template.tokens[id]!;
  return tokenProblem(
    marked.template,
    id,
    'misplaced-field',
    `"${name}" lands in a place of the HTML where no value can be escaped. Put it into text or a quoted attribute.`,
  );
}

function torn(id: number, marked: Marked): Problem {
  const message =
    'HTML does not allow in this paragraph what the block holds, such as a table, a list or a <div>, and would tear the block apart. Make the <p> a <div>, or end it before the block.';
  return tokenProblem(marked.template, id, 'block-misplaced', message);
}
