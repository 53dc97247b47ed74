import { type DataIssue, FacteurError, type Warning } from '../errors.ts';
import { createFormatter } from '../fields/formats/formatter.ts';
import { compileReader } from '../fields/read/compile-reader.ts';
import type { UsedScope } from '../fields/read/scope.ts';
import type { BuildMessageOptions } from '../message/build-message.ts';
import type { Mail } from '../message/mail.ts';
import { prepareRawMessages, type RawMessage } from '../message/raw-message.ts';
import type { CompiledTemplate } from './compiled-template.ts';
import { reportMissing } from './missing-values.ts';
import { compileQrImages } from './qr-images.ts';
import { compileHtml, compileLine } from './render-html.ts';
import { compileHtmlBytes } from './render-html-bytes.ts';
import { compileText } from './render-text.ts';

export interface RenderOptions {
  /**
   * When the mail goes out; a payment link that has expired by then gets no button.
   * @default the current time
   */
  readonly now?: Date;
}

/** A compiled template. Rendering is synchronous and touches no disk and no network. */
export interface Template {
  readonly name: string;
  /** The BCP 47 tag that it was compiled for: `nl-BE`. */
  readonly locale: string;
  /** Names of the fields that the template uses, in the order of their first use. */
  readonly fields: readonly string[];
  /** What compiling noticed: fields that an editor had damaged, strings that another language stands in for. */
  readonly warnings: readonly Warning[];
  /**
   * Fills in the data of one invoice.
   * @throws DataError when a value is missing or wrong; it names every one of them
   */
  render(data: unknown, options?: RenderOptions): Mail;
  /**
   * Fills in the data of one invoice and writes the message as bytes, which is more than thirty times faster than having
   * Nodemailer compose the rendered mail, and gives the same message.
   * @throws DataError, and what `buildMessage` throws
   * @example
   * await transport.sendMail(template.renderMessage(data, { from, to, messageKey: 'invoice/2026-0142' }));
   */
  renderMessage(data: unknown, options: BuildMessageOptions): RenderedMessage;
  /** The template as plain data, for `loadTemplate`: rendering then loads no compiler. */
  toJSON(): CompiledTemplate;
}

/** A message as bytes, and what went another way than its template's author may expect. */
export interface RenderedMessage extends RawMessage {
  readonly warnings: readonly Warning[];
}

/** Makes a template of compiled data that `toJSON` gave. @throws FacteurError for anything else */
export function loadTemplate(compiled: CompiledTemplate): Template {
  if (compiled?.format !== 'facteur-template' || compiled.version !== 1) {
    throw new FacteurError(
      'invalid-template-json',
      'This is no compiled template of this version of facteur. Compile it again and store what template.toJSON() gives.',
    );
  }
  const formatter = createFormatter(compiled.locale, compiled.timeZone);
  const read = compileReader(compiled.scope, formatter);
  const subject = compileLine(compiled.subject, formatter);
  const preheader = compileLine(compiled.preheader, formatter);
  const html = compileHtml(compiled.html, formatter);
  const text = compileText(compiled.text, formatter);
  const qrImages = compileQrImages(compiled.scope);
  const attachments = compiled.images.map(({ filename, contentType, cid, content }) => ({
    filename,
    contentType,
    cid,
    content: Buffer.from(content, 'base64'),
  }));
  // Encoding what is fixed takes a millisecond, which only those who send bytes should pay.
  let htmlBytes: ReturnType<typeof compileHtmlBytes> | undefined;
  let writeMessage: ReturnType<typeof prepareRawMessages> | undefined;
  return {
    name: compiled.name,
    locale: compiled.locale,
    fields: fieldNames(compiled.scope),
    warnings: compiled.warnings,
    render(data, options) {
      const warnings: Warning[] = [];
      const wrong: DataIssue[] = [];
      const frame = read(data, timeOf(options?.now), warnings, wrong);
      return reportMissing(
        () => ({
          subject: subject(frame),
          preheader: preheader(frame),
          html: html(frame),
          text: `${text(frame)}\n`,
          attachments: qrImages === undefined ? attachments : [...attachments, ...qrImages(frame)],
          warnings,
        }),
        wrong,
      );
    },
    renderMessage(data, options) {
      htmlBytes ??= compileHtmlBytes(compiled.html, formatter);
      writeMessage ??= prepareRawMessages(attachments);
      const [writeHtml, write] = [htmlBytes, writeMessage];
      const warnings: Warning[] = [];
      const wrong: DataIssue[] = [];
      const frame = read(data, timeOf(options?.now), warnings, wrong);
      const own = options.locale === undefined ? { ...options, locale: compiled.locale } : options;
      const message = reportMissing(
        () =>
          write(
            {
              subject: subject(frame),
              text: `${text(frame)}\n`,
              writeHtml: (output) => writeHtml(frame, output),
              images: qrImages?.(frame) ?? [],
            },
            own,
          ),
        wrong,
      );
      return { ...message, warnings };
    },
    toJSON: () => compiled,
  };
}

function timeOf(now: Date | undefined): number {
  if (now === undefined) return Date.now();
  if (now instanceof Date && !Number.isNaN(now.getTime())) return now.getTime();
  throw new FacteurError('invalid-option', 'The option "now" is a Date.');
}

function fieldNames(scope: UsedScope): string[] {
  return [
    ...scope.fields.map((field) => field.name),
    ...scope.lists.flatMap((list) => [list.name, ...fieldNames(list.item)]),
  ];
}
