import type { Element } from '@xmldom/xmldom';
import { namespaces } from '../xml/namespaces.ts';
import type { WordPackage } from './open-package.ts';

/** A reference from a part to another part, or to an external address. */
export interface Relationship {
  readonly id: string;
  /** The last segment of the type URI: `header`, `hyperlink`, `image`. */
  readonly type: string;
  /** The type URI. */
  readonly typeAddress: string;
  /** The part name if internal, the address if external. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** Reads the relationships of a part, in order. Empty if it has no relationships file. @param part '' for the package */
export function readRelationships(files: WordPackage, part: string): Relationship[] {
  const file = relationshipsFile(part);
  if (!files.has(file)) return [];
  const elements = files.read(file).getElementsByTagNameNS(namespaces.relationships, 'Relationship');
  return [...elements].map((element) => {
    const typeAddress = element.getAttribute('Type') ?? '';
    const isExternal = element.getAttribute('TargetMode') === 'External';
    const target = element.getAttribute('Target') ?? '';
    return {
      id: element.getAttribute('Id') ?? '',
      type: typeAddress.slice(typeAddress.lastIndexOf('/') + 1),
      typeAddress,
      target: isExternal ? target : resolvePart(part, target),
      isExternal,
    };
  });
}

/** Adds a relationship or finds an equal one. Creates the relationships file if needed. @returns its id */
export function addRelationship(
  files: WordPackage,
  part: string,
  type: 'hyperlink' | 'image',
  target: string,
): string {
  const isExternal = type === 'hyperlink';
  const known = readRelationships(files, part);
  const same = known.find(
    (one) => one.type === type && one.isExternal === isExternal && one.target === target,
  );
  if (same !== undefined) return same.id;
  const file = relationshipsFile(part);
  if (!files.has(file)) files.put(file, emptyFile);
  const document = files.edit(file);
  const element = document.createElementNS(namespaces.relationships, 'Relationship');
  const id = freeId(known);
  element.setAttribute('Id', id);
  element.setAttribute('Type', `${namespaces.r}/${type}`);
  element.setAttribute('Target', isExternal ? target : relativeTo(part, target));
  if (isExternal) element.setAttribute('TargetMode', 'External');
  document.documentElement?.appendChild(element);
  return id;
}

export function removeRelationship(files: WordPackage, part: string, id: string): void {
  const element = findElement(files, part, id);
  element?.parentNode?.removeChild(element);
}

/** The relationships of `word/document.xml` are in `word/_rels/document.xml.rels`. @see ECMA-376 part 2, 6.5.2 */
export function relationshipsFile(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

const emptyFile = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${namespaces.relationships}"/>`;

function findElement(files: WordPackage, part: string, id: string): Element | undefined {
  const elements = files
    .edit(relationshipsFile(part))
    .getElementsByTagNameNS(namespaces.relationships, 'Relationship');
  return [...elements].find((element) => element.getAttribute('Id') === id);
}

function freeId(known: readonly Relationship[]): string {
  const taken = new Set(known.map((one) => one.id));
  let number = taken.size + 1;
  while (taken.has(`rId${number}`)) number++;
  return `rId${number}`;
}

function resolvePart(from: string, target: string): string {
  const folder = `/${from.slice(0, from.lastIndexOf('/') + 1)}`;
  return new URL(target, `file://${folder}`).pathname.slice(1);
}

function relativeTo(part: string, target: string): string {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  return target.startsWith(folder) ? target.slice(folder.length) : `/${target}`;
}
