import { FacteurError } from '../errors.ts';
import { catalogue } from '../fields/catalogue.ts';
import type { FieldDefinitions } from '../fields/field-definition.ts';
import { didYouMean } from '../fields/near-name.ts';
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

/** Fills in the defaults. @throws FacteurError `invalid-option` for an unknown key or a value that is none */
export function readCompileOptions(
  options: Readonly<Record<string, unknown>>,
  known: readonly string[],
): CompileSettings {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new FacteurError(
      'invalid-option',
      `The options are an object; received ${JSON.stringify(options)}.`,
    );
  for (const key of Object.keys(options)) {
    if (!known.includes(key))
      throw new FacteurError('invalid-option', `Unknown option "${key}".${didYouMean(key, known)}`);
  }
  const {
    locale = 'en',
    timeZone = 'Europe/Brussels',
    outlook = 'padded',
    fields = catalogue,
  } = options as CompileOptions;
  let tag: string;
  try {
    tag = new Intl.Locale(locale).toString();
  } catch (cause) {
    throw new FacteurError(
      'invalid-option',
      `The option "locale" is a language tag such as "nl" or "fr-BE"; received ${JSON.stringify(locale)}.`,
      { cause },
    );
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch (cause) {
    throw new FacteurError(
      'invalid-option',
      `The option "timeZone" is a zone such as "Europe/Brussels"; received ${JSON.stringify(timeZone)}.`,
      { cause },
    );
  }
  if (outlook !== 'padded' && outlook !== 'vml') {
    throw new FacteurError(
      'invalid-option',
      `The option "outlook" is "padded" or "vml"; received ${JSON.stringify(outlook)}.`,
    );
  }
  if (!isCatalogue(fields)) {
    throw new FacteurError(
      'invalid-option',
      'The option "fields" is what defineFields gives: the catalogue with the fields of a product.',
    );
  }
  const { trust } = options;
  // A slip here must not make a tenant's text a trusted one.
  if (trust !== undefined && trust !== 'full' && trust !== 'fields') {
    throw new FacteurError(
      'invalid-option',
      `The option "trust" is "full" or "fields"; received ${JSON.stringify(trust)}.`,
    );
  }
  return { locale: tag, timeZone, outlook, fields };
}

function isCatalogue(fields: unknown): boolean {
  return typeof fields === 'object' && fields !== null && Object.hasOwn(fields, 'invoice.paymenturl');
}
