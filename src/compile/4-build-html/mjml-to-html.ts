import { directionOf } from '../../fields/formats/direction.ts';
import { findOpeningTag, type OpeningTag } from '../../mail-html/scan-markup.ts';
import { editSource, type Source } from '../1-read/source.ts';
import type { Report } from '../problems.ts';
import type { WebFonts } from '../settings.ts';
import type { Mjml, MjmlProblem } from './load-mjml.ts';
import { isMirrored, mirrorDefaults, mirrorHtml } from './mirror.ts';
import { mjmlFontsOption } from './web-fonts.ts';

export interface MjmlOptions {
  readonly mjml: Mjml;
  readonly webFonts: WebFonts;
}

/** Converts MJML to HTML; an HTML document stays as it is. @returns an empty text if problems were reported */
export async function mjmlToHtml(
  source: Source,
  locale: string,
  { mjml, webFonts }: MjmlOptions,
  report: Report,
): Promise<string> {
  const root = findOpeningTag(source.text, 'mjml');
  if (root === undefined) return source.text;
  const localised = withLanguage(source, root, locale);
  try {
    const { html } = await mjml.toHtml(localised.text, {
      validationLevel: 'strict',
      ...mjmlFontsOption(webFonts),
      keepComments: true,
      minify: false,
      beautify: false,
    });
    return isMirrored(root, locale) ? mirrorHtml(html) : html;
  } catch (error) {
    reportMjmlError(localised, error, report);
    return '';
  }
}

/** MJML's default language is `und`. A template that sets no direction has that of its language. */
function withLanguage(source: Source, root: OpeningTag, locale: string): Source {
  const has = (name: string): boolean => root.attributes.some((attribute) => attribute.name === name);
  const lang = has('lang') ? '' : ` lang="${locale}"`;
  const dir = has('dir') ? '' : ` dir="${directionOf(locale)}"`;
  const at = root.start + '<mjml'.length;
  const edits = [{ start: at, end: at, insert: lang + dir }];
  if (isMirrored(root, locale)) edits.push(mirrorDefaults(source.text, root));
  return editSource(source, edits);
}

function reportMjmlError(source: Source, error: unknown, report: Report): void {
  const errors = (error as { errors?: MjmlProblem[] }).errors;
  if (!Array.isArray(errors)) {
    report(source, 0, 'invalid-mjml', `MJML cannot read the template: ${(error as Error).message}`);
    return;
  }
  const starts = [0, ...[...source.text.matchAll(/\n/g)].map((match) => match.index + 1)];
  for (const { line, message, tagName } of errors) {
    const start = starts[line - 1] ?? 0;
    const tag = source.text.indexOf(`<${tagName}`, start);
    const end = starts[line] ?? source.text.length;
    report(source, tag === -1 || tag > end ? start : tag, 'invalid-mjml', `<${tagName}>: ${message}`);
  }
}
