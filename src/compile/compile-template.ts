import { readText } from '../options.ts';
import { loadTemplate, type Template } from '../render/template.ts';
import type { Trust } from './1-read/template-parts.ts';
import { type CompileOptions, readCompileOptions } from './settings.ts';

export interface CompileTemplateOptions extends CompileOptions {
  /** How the template is called in messages. @default 'template' */
  readonly name?: string;
  /** The strings that `{t.key}` stands for: texts, which may hold fields. */
  readonly strings?: Readonly<Record<string, unknown>>;
  /** The subject. May hold fields. @default what `<mj-title>` or `<title>` says */
  readonly subject?: string;
  /** The preheader of MJML or of a rich-text fragment. May hold fields. @default what `<mj-preview>` says */
  readonly preheader?: string;
  /** The text part, instead of the one derived from the HTML. May hold fields. */
  readonly text?: string;
  /** MJML with `{layout.body}`, for a rich-text fragment. @default the layout that comes with the package */
  readonly layout?: string;
  /** The folder that `<mj-include>` may read from. @default none: includes are refused */
  readonly partials?: string;
  /**
   * `fields` holds a rich-text fragment to merge fields and sanitises its HTML.
   * @default 'fields' for a fragment, 'full' for MJML and whole HTML documents
   */
  readonly trust?: Trust;
}

const known = [
  'locale',
  'timeZone',
  'outlook',
  'fields',
  'name',
  'strings',
  'subject',
  'preheader',
  'text',
  'layout',
  'partials',
  'trust',
];

/**
 * Compiles MJML, an HTML document, or a rich-text fragment into a template that renders in microseconds.
 * The first call loads the compiler, which takes about a second.
 * @throws TemplateError with every problem, each at its line and column
 * @example
 * const template = await compileTemplate('<p>Dear {relation.name},</p><p>{invoice.paymentbutton}</p>', {
 *   subject: 'Invoice {invoice.number}',
 *   locale: 'en',
 * });
 * const mail = template.render(data);
 */
export async function compileTemplate(
  source: string,
  options: CompileTemplateOptions = {},
): Promise<Template> {
  const settings = readCompileOptions(options, known, 'compileTemplate');
  for (const name of ['name', 'subject', 'preheader', 'text', 'layout', 'partials'])
    readText(options, name, { mayBeEmpty: true });
  const [{ readTextSource }, { compileParts }] = await Promise.all([
    import('./1-read/read-text-source.ts'),
    import('./compile-parts.ts'),
  ]);
  const { name = 'template', strings, subject, preheader, text, layout, partials, trust } = options;
  const parts = await readTextSource(source, {
    name,
    locale: settings.locale,
    strings,
    subject,
    preheader,
    text,
    layout,
    partials,
    trust,
  });
  return loadTemplate(await compileParts(parts, settings));
}
