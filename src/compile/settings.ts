import { catalogue } from '../fields/catalogue.ts';
import type { FieldDefinitions } from '../fields/field-definition.ts';
import { checkOptionNames, invalidOption, readChoice, readLocale, readTimeZone } from '../options.ts';
import type { OutlookMode } from '../payment-button/button-html.ts';

/** Options of compiling a template. */
export interface CompileOptions {
  /** A BCP 47 tag; a bare `nl`, `fr`, `de` or `en` means its Belgian form. @default 'en' */
  readonly locale?: string;
  /** The time zone in which instants become calendar dates. @default 'Europe/Brussels' */
  readonly timeZone?: string;
  /** How classic Outlook draws the payment button. @default 'padded' */
  readonly outlook?: OutlookMode;
  /**
   * What to do with text that looks like a field of no known scope, such as `{project.code}`: warn, or refuse the template.
   * @default 'warn'
   */
  readonly unknownFields?: UnknownFields;
  /**
   * Which web fonts a mail in MJML may load: `none`; `declared`, those of `<mj-font>`; or `all`, also those that MJML loads
   * by itself from Google where a style uses them (Open Sans, Droid Sans, Lato, Roboto, Ubuntu).
   * @default 'declared'
   */
  readonly webFonts?: WebFonts;
  /** The merge fields, as returned by `defineFields`. @default the catalogue */
  readonly fields?: FieldDefinitions;
}

export type UnknownFields = 'warn' | 'error';

export type WebFonts = 'none' | 'declared' | 'all';

export type CompileSettings = Required<CompileOptions>;

/** Fills in the defaults. @throws FacteurError `invalid-option` */
export function readCompileOptions(options: object, known: readonly string[], call: string): CompileSettings {
  checkOptionNames(options, known, call);
  const { fields = catalogue } = options as CompileOptions;
  if (!isCatalogue(fields)) throw invalidOption('fields', 'the result of defineFields', fields);
  // A typo in `trust` must not make the text of a tenant trusted.
  readChoice(options, 'trust', ['full', 'fields']);
  return {
    locale: readLocale(options) ?? 'en',
    timeZone: readTimeZone(options) ?? 'Europe/Brussels',
    outlook: readChoice(options, 'outlook', ['padded', 'vml']) ?? 'padded',
    unknownFields: readChoice(options, 'unknownFields', ['warn', 'error']) ?? 'warn',
    webFonts: readChoice(options, 'webFonts', ['none', 'declared', 'all']) ?? 'declared',
    fields,
  };
}

function isCatalogue(fields: unknown): boolean {
  return typeof fields === 'object' && fields !== null && Object.hasOwn(fields, 'invoice.paymenturl');
}
