import { attributeOf, type Element } from '../../mail-html/document-tree.ts';

/** A CSS declaration: the property in lower case, the value without `!important`. */
export interface Declaration {
  readonly property: string;
  readonly value: string;
  readonly isImportant: boolean;
}

const declaration = /([-\w]+)\s*:\s*((?:"[^"]*"|'[^']*'|\([^)]*\)|[^;"'(])*)/g;

/** The declarations of a `style` attribute, in order. */
export function inlineStyle(element: Element): Declaration[] {
  return [...(attributeOf(element, 'style') ?? '').matchAll(declaration)].map(([, property, value]) =>
    toDeclaration(property!, value!),
  );
}

export function toDeclaration(property: string, text: string): Declaration {
  const value = text.replace(/!\s*important\s*$/i, '').trim();
  return {
    property: property.toLowerCase(),
    value,
    isImportant: value.length < text.trim().length,
  };
}
