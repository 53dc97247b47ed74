import { catalogue } from '../fields/catalogue.ts';
import type { FieldDefinitions } from '../fields/field-definition.ts';
import { checkOptionNames, invalidOption, readChoice, readLocale, readTimeZone } from '../options.ts';
import type { OutlookMode } from '../payment-button/button-html.ts';

/** How a template is compiled. */
export interface CompileOptions {
  /** A BCP 47 tag; a bare `nl`, `fr`, `de` or `en` means its Belgian form. @default 'en' */
  readonly locale?: string;
  /** Where instants become calendar dates. @default 'Europe/Brussels' */
  readonly timeZone?: string;
  /** How classic Outlook draws the payment button. @default 'padded' */
  readonly outlook?: OutlookMode;
  /** The merge fields there are, as `defineFields` gives them. @default the catalogue */
  readonly fields?: FieldDefinitions;
}

export type CompileSettings = Required<CompileOptions>;

/** Fills in the defaults. @throws FacteurError `invalid-option` */
export function readCompileOptions(options: object, known: readonly string[], call: string): CompileSettings {
  checkOptionNames(options, known, call);
  const { fields = catalogue } = options as CompileOptions;
  if (!isCatalogue(fields))
    throw invalidOption(
      'fields',
      'what defineFields gives: the catalogue with the fields of a product',
      fields,
    );
  // A slip here must not make a tenant's text a trusted one.
  readChoice(options, 'trust', ['full', 'fields']);
  return {
    locale: readLocale(options) ?? 'en',
    timeZone: readTimeZone(options) ?? 'Europe/Brussels',
    outlook: readChoice(options, 'outlook', ['padded', 'vml']) ?? 'padded',
    fields,
  };
}

function isCatalogue(fields: unknown): boolean {
  return typeof fields === 'object' && fields !== null && Object.hasOwn(fields, 'invoice.paymenturl');
}
