/** What a field holds; it decides how the value is read, formatted, and where it may stand. */
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

/** How a text value is written for people. */
export type TextFormat = 'iban' | 'reference' | 'enterprise-number' | 'email' | 'phone';

/**
 * One merge field. Plain data, so that a precompiled template can carry the fields it uses.
 * A field is known by the lower-case dotted form of its path: `invoice.dueDate` is `{invoice.duedate}`.
 */
export interface FieldDefinition {
  readonly kind: FieldKind;
  /** Where the value stands in the data, from the root or, in a list, from the item: `dueDate`. */
  readonly path: string;
  /** One short sentence for people who write templates. */
  readonly description: string;
  /** A value as it stands in the data. */
  readonly example?: string | number | boolean;
  /** Another place to look, from the root, when this one is empty. */
  readonly fallbackPath?: string;
  /** A date that is given as an ISO 8601 instant and shown as the last day before it. @default false */
  readonly instant?: boolean;
  /** A template that prints a required field cannot be rendered without a value. @default false */
  readonly required?: boolean;
  readonly format?: TextFormat;
  /** May hold line breaks; they become `<br>` in HTML. @default false */
  readonly multiline?: boolean;
  /** In UTF-16 code units. @default 500 */
  readonly maxLength?: number;
  /** The values allowed, for a text field with a fixed set. */
  readonly oneOf?: readonly string[];
  /** The smallest amount allowed, in minor units. */
  readonly minimum?: number;
  /** Computed from the invoice that the field belongs to; such a field has no value of its own in the data. */
  readonly computed?: ComputedField;
  /** The fields of an item, for a list. */
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
