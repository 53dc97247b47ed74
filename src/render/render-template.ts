import { type DataIssue, FacteurError, type Warning } from '../errors.ts';
import { createFormatter, type Formatter, readFormats } from '../fields/formats/formatter.ts';
import { compileReader } from '../fields/read/compile-reader.ts';
import type { Frame, UsedScope } from '../fields/read/scope.ts';
import type { Mail, MailAttachment } from '../message/mail.ts';
import { readDate } from '../options.ts';
import type { CompiledTemplate } from './compiled-template.ts';
import { decodeBase64 } from './decode-base64.ts';
import { reportMissing } from './missing-values.ts';
import { compileQrImages } from './qr-images.ts';
import { compileHtml, compileLine } from './render-html.ts';
import { compileText } from './render-text.ts';

export interface RenderOptions {
  /**
   * The time of sending; a payment link that has expired by then gets no button.
   * @default the current time
   */
  readonly now?: Date;
}

/** A compiled template, as `facteur/render` loads it. Rendering is synchronous and uses no disk or network. */
export interface RenderTemplate {
  readonly name: string;
  /** The BCP 47 tag of the language that it was compiled for: `nl-BE`. */
  readonly locale: string;
  /** The names of the fields that the template uses, in order of first use. */
  readonly fields: readonly string[];
  /** The warnings from compiling: fields that an editor damaged, strings taken from another language. */
  readonly warnings: readonly Warning[];
  /**
   * Fills in the data of one invoice.
   * @throws DataError with every missing or wrong value
   */
  render(data: unknown, options?: RenderOptions): Mail;
  /** The template as plain JSON data. `loadTemplate` loads it without the compiler. */
  toJSON(): CompiledTemplate;
}

/**
 * Loads a template from the result of `toJSON`. It uses no Node built-ins, so it runs in browsers and edge runtimes.
 * The `loadTemplate` of `facteur` adds `renderMessage`.
 * @throws FacteurError `invalid-template-json` if `compiled` is anything else
 * @example
 * const mail = loadTemplate(compiled).render({ invoice, relation, company });
 */
export function loadRenderTemplate(compiled: CompiledTemplate): RenderTemplate {
  return compileRenderer(compiled).template;
}

/** A template, and the functions that print the parts of its mails. */
export interface Renderer {
  readonly template: RenderTemplate;
  readonly formatter: Formatter;
  /** Reads the data of one invoice, and passes it to `print`. @throws DataError with every missing or wrong value */
  fill<Filled>(
    data: unknown,
    now: Date | undefined,
    print: (frame: Frame, warnings: readonly Warning[]) => Filled,
  ): Filled;
  readonly subject: (frame: Frame) => string;
  /** The text part, which ends with a line break. */
  readonly text: (frame: Frame) => string;
  /** Images in every mail of the template. */
  readonly images: readonly MailAttachment[];
  /** Images in one mail only: QR codes. */
  readonly imagesOf: ((frame: Frame) => MailAttachment[]) | undefined;
}

/** @throws FacteurError `invalid-template-json` */
export function compileRenderer(compiled: CompiledTemplate): Renderer {
  if (compiled?.format !== 'facteur-template' || compiled.version !== 1) {
    throw new FacteurError(
      'invalid-template-json',
      'This is not a compiled template of this version of facteur. Compile it again, and store the result of template.toJSON().',
    );
  }
  const formatter = createFormatter(compiled.locale, compiled.timeZone, compiled.formats);
  const read = compileReader(compiled.scope, formatter);
  const subject = compileLine(compiled.subject, formatter);
  const preheader = compileLine(compiled.preheader, formatter);
  const html = compileHtml(compiled.html, formatter);
  const body = compileText(compiled.text, formatter);
  const text = (frame: Frame): string => `${body(frame)}\n`;
  const imagesOf = compileQrImages(compiled.scope);
  const images = compiled.images.map(({ filename, contentType, cid, content }) => ({
    filename,
    contentType,
    cid,
    content: decodeBase64(content),
  }));
  const fill: Renderer['fill'] = (data, now, print) => {
    const warnings: Warning[] = [];
    const wrong: DataIssue[] = [];
    const frame = read(data, timeOf(now), warnings, wrong);
    return reportMissing(() => print(frame, warnings), wrong);
  };
  const print = (frame: Frame, warnings: readonly Warning[]): Mail => ({
    subject: subject(frame),
    preheader: preheader(frame),
    html: html(frame),
    text: text(frame),
    attachments: imagesOf === undefined ? images : [...images, ...imagesOf(frame)],
    warnings,
  });
  let stored: CompiledTemplate | undefined = compiled.formats === undefined ? undefined : compiled;
  const template: RenderTemplate = {
    name: compiled.name,
    locale: compiled.locale,
    fields: fieldNames(compiled.scope),
    warnings: compiled.warnings,
    render: (data, options) => fill(data, options?.now, print),
    toJSON: () => {
      stored ??= { ...compiled, formats: readFormats(compiled.locale) };
      return stored;
    },
  };
  return { template, formatter, fill, subject, text, images, imagesOf };
}

function timeOf(now: Date | undefined): number {
  return now === undefined ? Date.now() : readDate({ now }, 'now')!.getTime();
}

function fieldNames(scope: UsedScope): string[] {
  return [
    ...scope.fields.map((field) => field.name),
    ...scope.lists.flatMap((list) => [list.name, ...fieldNames(list.item)]),
  ];
}
