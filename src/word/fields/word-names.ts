import { catalogue } from '../../fields/catalogue.ts';
import type { FieldDefinition, FieldDefinitions } from '../../fields/field-definition.ts';
import { kinds } from '../../fields/kinds/kinds.ts';
import { nearName } from '../../fields/near-name.ts';

/** A resolved name in a document: what it prints, and where its value is. */
export interface KnownField {
  /** The dotted name: `invoice.paymenturl`, or `invoice.lines.amount` in a region. */
  readonly name: string;
  readonly definition: FieldDefinition;
  /** The list whose items have the field; undefined outside of lists. */
  readonly list: string | undefined;
  /** Whether it prints a QR code of the payment link instead of its text. */
  readonly isQrCode: boolean;
}

/** A list of the catalogue that a region repeats. */
export interface KnownList {
  readonly name: string;
  readonly path: string;
  readonly fields: FieldDefinitions;
}

/**
 * Resolves a field name: the dotted name of the catalogue in any letter case (`invoice.paymenturl`), or its Word form
 * without dots (`PaymentUrl`, `InvoiceNumber`, `Relation_Name`). In a region, fields of its list come first.
 */
export function resolveField(written: string, list?: KnownList): KnownField | undefined {
  const isPicture = /^image:/i.test(written);
  const name = plain(written.replace(/^image:/i, ''));
  const isQrCode = qrCodeNames.has(name.replace(/^invoice/, ''));
  if (isPicture && !isQrCode) return undefined;
  // A button does not work on paper, so the link replaces it.
  const wanted = isQrCode ? 'paymenturl' : name.replace(/paymentbutton$/, 'paymenturl');
  if (list !== undefined) {
    const own = Object.entries(list.fields).find(([key]) => isItemField(wanted, key, list));
    if (own !== undefined)
      return { name: `${list.name}.${own[0]}`, definition: own[1], list: list.name, isQrCode };
  }
  const known = rootNames.get(wanted);
  const definition = known === undefined ? undefined : catalogue[known];
  if (known === undefined || definition === undefined || isList(definition)) return undefined;
  return { name: known, definition, list: undefined, isQrCode };
}

/** Resolves the name after `TableStart:`: `Lines`, `InvoiceLines`, `invoice.lines`, `Invoices`. */
export function resolveList(written: string): KnownList | undefined {
  const wanted = plain(written);
  const found = Object.entries(catalogue).find(
    ([name, field]) => isList(field) && (plain(name) === wanted || plain(lastWord(name)) === wanted),
  );
  return found === undefined
    ? undefined
    : { name: found[0], path: found[1].path, fields: found[1].fields ?? {} };
}

/** Suggests a known name for an unknown one, in the form of a document. */
export function suggestName(written: string): string | undefined {
  const region = /^(Table(?:Start|End):)(.*)$/i.exec(written);
  if (region !== null) {
    const list = nearName(plain(region[2] ?? ''), listNames);
    return list === undefined ? undefined : `${region[1]}${list}`;
  }
  const near = nearName(plain(written.replace(/^image:/i, '')), [...rootNames.keys(), ...qrCodeNames]);
  if (near === undefined) return undefined;
  if (qrCodeNames.has(near)) return 'Image:PaymentQrCode';
  return near === 'paymenturl' ? 'PaymentUrl' : rootNames.get(near);
}

/** Word names. Only letters and digits count: `Invoice_Number` is `invoice.number`. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

const qrCodeNames = new Set(['paymentqrcode', 'paymentqr', 'qrcode']);

const rootNames: ReadonlyMap<string, string> = new Map([
  ...Object.keys(catalogue).map((name): [string, string] => [plain(name), name]),
  ...['paymenturl', 'paymenturlexpiresat', 'duedate'].map((name): [string, string] => [
    name,
    `invoice.${name}`,
  ]),
  ['paymentlink', 'invoice.paymenturl'],
]);

const listNames = Object.entries(catalogue).flatMap(([name, field]) =>
  isList(field) ? [lastWord(name)] : [],
);

function isItemField(wanted: string, key: string, list: KnownList): boolean {
  const item = lastWord(list.name);
  return [key, `${item}${key}`, `${item.replace(/s$/, '')}${key}`, `${list.name}${key}`].some(
    (name) => plain(name) === wanted,
  );
}

function isList({ kind }: FieldDefinition): boolean {
  return kinds[kind].use === 'walk';
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
