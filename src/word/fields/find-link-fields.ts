import type { Element } from '@xmldom/xmldom';
import type { WordPackage } from '../package/open-package.ts';
import { readRelationships } from '../package/relationships.ts';
import { namespaces } from '../xml/namespaces.ts';
import { allWord } from '../xml/tree.ts';
import { findTypedFields, type TypedField } from './find-typed-fields.ts';

/** A hyperlink with a field in its address, typed into Word's dialog: `{PaymentUrl}`. */
export interface LinkField {
  readonly element: Element;
  /** The id of the relationship with the address. */
  readonly id: string;
  /** The address without percent escapes. */
  readonly address: string;
  readonly fields: readonly TypedField[];
}

/** Finds hyperlinks with fields in their addresses. */
export function findLinkFields(root: Element, files: WordPackage, part: string): LinkField[] {
  const elements = allWord(root, 'hyperlink');
  if (elements.length === 0) return [];
  const addresses = new Map<string, string>();
  for (const { id, isExternal, target } of readRelationships(files, part)) {
    if (isExternal) addresses.set(id, decode(target));
  }
  return elements.flatMap((element) => {
    const id = element.getAttributeNS(namespaces.r, 'id') ?? '';
    const address = addresses.get(id);
    const fields = address === undefined ? [] : findTypedFields(address);
    return address === undefined || fields.length === 0 ? [] : [{ element, id, address, fields }];
  });
}

function decode(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
