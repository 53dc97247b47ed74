import { readText } from '../options.ts';
import { loadTemplate, type Template } from '../render/template.ts';
import type { Trust } from './1-read/template-parts.ts';
import { type CompileOptions, readCompileOptions } from './settings.ts';

export interface CompileTemplateOptions extends CompileOptions {
  /** The name of the template in messages. @default 'template' */
  readonly name?: string;
  /** The texts that `{t.key}` prints. They can contain fields. */
  readonly strings?: Readonly<Record<string, unknown>>;
  /** The subject, which can contain fields. @default the content of `<mj-title>` or `<title>` */
  readonly subject?: string;
  /** The preheader of MJML or a rich-text fragment, which can contain fields. @default the content of `<mj-preview>` */
  readonly preheader?: string;
  /** The text part, which can contain fields and keeps its lines. @default derived from the HTML */
  readonly text?: string;
  /** MJML with `{layout.body}`, for a rich-text fragment. @default the layout that comes with facteur */
  readonly layout?: string;
  /** The folder that `<mj-include>` can read from. @default none: includes are refused */
  readonly partials?: string;
  /**
   * With `fields`, a rich-text fragment can use only merge fields, and its HTML is sanitised.
   * @default 'fields' for a fragment, 'full' for MJML and whole HTML documents
   */
  readonly trust?: Trust;
}

const known = [
  'locale',
  'timeZone',
  'outlook',
  'unknownFields',
  'webFonts',
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
 * @throws TemplateError with all problems, each with its line and column
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
