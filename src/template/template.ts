import { FacteurError, type Warning } from '../errors.ts';
import { createFormatter } from '../fields/formats/formatter.ts';
import { compileReader } from '../fields/read/compile-reader.ts';
import type { UsedScope } from '../fields/read/scope.ts';
import { defaultButtonColour, isButtonColour } from '../payment-button/button-colour.ts';
import type { Program } from './5-make-renderer/program.ts';
import { compileHtml, compileLine } from './5-make-renderer/render-html.ts';
import { compileText } from './5-make-renderer/render-text.ts';

/** A mail, ready to be spread into Nodemailer's `sendMail`. */
export interface Mail {
  readonly subject: string;
  /** The line that an inbox shows after the subject; empty where the template has none. */
  readonly preheader: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
  /** What went another way than the template's author may expect: a button left out, a colour replaced. */
  readonly warnings: readonly Warning[];
}

/** A part beside the text, in Nodemailer's terms. */
export interface MailAttachment {
  readonly filename: string;
  readonly content: Uint8Array;
  readonly contentType: string;
  /** Content-ID of an inline image, without angle brackets. */
  readonly cid?: string;
}

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
  /** The template as plain data, for `loadTemplate`: rendering then loads no compiler. */
  toJSON(): CompiledTemplate;
}

/** A compiled template as plain data. */
export interface CompiledTemplate {
  readonly format: 'facteur-template';
  readonly version: 1;
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly scope: UsedScope;
  readonly subject: Program;
  readonly preheader: Program;
  readonly html: Program;
  readonly text: Program;
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
  const read = compileReader(compiled.scope, { formatter, isButtonColour, defaultButtonColour });
  const subject = compileLine(compiled.subject, formatter);
  const preheader = compileLine(compiled.preheader, formatter);
  const html = compileHtml(compiled.html, formatter);
  const text = compileText(compiled.text, formatter);
  return {
    name: compiled.name,
    locale: compiled.locale,
    fields: fieldNames(compiled.scope),
    warnings: compiled.warnings,
    render(data, options) {
      const warnings: Warning[] = [];
      const frame = read(data, timeOf(options?.now), warnings);
      return {
        subject: subject(frame),
        preheader: preheader(frame),
        html: html(frame),
        text: `${text(frame)}\n`,
        attachments: [],
        warnings,
      };
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
