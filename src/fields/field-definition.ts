/** The type of a field. It decides how its value is read and formatted, and where the field may be used. */
export type FieldKind =
  | 'text'
  | 'number'
  | 'money'
  | 'date'
  | 'url'
  | 'colour'
  | 'button'
  | 'image'
  | 'flag'
  | 'list';

/** How a text value is formatted for people. A `currency` is an ISO 4217 code, and that of the amounts beside it. */
export type TextFormat = 'iban' | 'reference' | 'enterprise-number' | 'email' | 'phone' | 'currency';

/**
 * One merge field. Plain data, so that a precompiled template can include the fields it uses.
 * The name of a field is its path in lower case: `invoice.dueDate` is `{invoice.duedate}`.
 */
export interface FieldDefinition {
  readonly kind: FieldKind;
  /** The place of the value in the data, relative to the root or, in a list, to the item: `dueDate`. */
  readonly path: string;
  /** One short sentence for template authors. */
  readonly description: string;
  /** A value as in the data. */
  readonly example?: string | number | boolean;
  /** Another path, from the root, to use if this one is empty. */
  readonly fallbackPath?: string;
  /** The date is an ISO 8601 instant in the data, shown as the last day before it. @default false */
  readonly instant?: boolean;
  /** Rendering fails if the template prints this field and it has no value. @default false */
  readonly required?: boolean;
  readonly format?: TextFormat;
  /** The value may have line breaks; they become `<br>` in HTML. @default false */
  readonly multiline?: boolean;
  /** Maximum length in UTF-16 code units. @default 500 */
  readonly maxLength?: number;
  /** The allowed values of a text field. */
  readonly oneOf?: readonly string[];
  /** The smallest allowed amount, in minor units. */
  readonly minimum?: number;
  /** The field is computed from its invoice instead of read from the data. */
  readonly computed?: ComputedField;
  /** The fields of each item of a list. */
  readonly fields?: FieldDefinitions;
}

export type ComputedField =
  | 'paymentUrl'
  | 'paymentButton'
  | 'paymentQrCode'
  | 'payable'
  | 'isOpen'
  | 'isPartial'
  | 'isOverdue'
  | 'isPaid'
  | 'isCredited'
  | 'isCancelled'
  | 'amountDue'
  | 'buttonColour'
  | 'status'
  | 'currency';

/** Definitions by lower-case dotted name, relative to their scope. */
export type FieldDefinitions = Readonly<Record<string, FieldDefinition>>;
