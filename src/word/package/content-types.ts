import type { Element } from '@xmldom/xmldom';
import { namespaces } from '../xml/namespaces.ts';
import type { WordPackage } from './open-package.ts';

/** Lists the content types of the parts of a package. @see ECMA-376 part 2, 7.2.3 */
export const contentTypesFile = '[Content_Types].xml';

/** The content type of a part; undefined if the package does not declare it. */
export function contentTypeOf(files: WordPackage, part: string): string | undefined {
  const override = findOverride(files, part);
  if (override !== undefined) return override.getAttribute('ContentType') ?? undefined;
  return findDefault(files, extensionOf(part))?.getAttribute('ContentType') ?? undefined;
}

/** Declares that files with this extension are PNG pictures, unless the package already does. */
export function declarePng(files: WordPackage): void {
  if (findDefault(files, 'png') !== undefined) return;
  const document = files.edit(contentTypesFile);
  const element = document.createElementNS(namespaces.contentTypes, 'Default');
  element.setAttribute('Extension', 'png');
  element.setAttribute('ContentType', 'image/png');
  document.documentElement?.insertBefore(element, document.documentElement.firstChild);
}

/** Removes the content type of a removed part. */
export function undeclare(files: WordPackage, part: string): void {
  const override = findOverride(files, part);
  if (override === undefined) return;
  files.edit(contentTypesFile);
  override.parentNode?.removeChild(override);
}

function findOverride(files: WordPackage, part: string): Element | undefined {
  return find(files, 'Override', 'PartName', `/${part}`);
}

function findDefault(files: WordPackage, extension: string): Element | undefined {
  return find(files, 'Default', 'Extension', extension);
}

function find(files: WordPackage, tag: string, attribute: string, value: string): Element | undefined {
  const elements = files.read(contentTypesFile).getElementsByTagNameNS(namespaces.contentTypes, tag);
  return [...elements].find(
    (element) => element.getAttribute(attribute)?.toLowerCase() === value.toLowerCase(),
  );
}

function extensionOf(part: string): string {
  return part.slice(part.lastIndexOf('.') + 1);
}
