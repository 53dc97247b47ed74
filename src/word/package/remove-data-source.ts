import { namespaces } from '../xml/namespaces.ts';
import { undeclare } from './content-types.ts';
import type { DocumentParts } from './find-parts.ts';
import type { WordPackage } from './open-package.ts';
import { readRelationships, relationshipsFile, removeRelationship } from './relationships.ts';

/**
 * Removes the mail-merge data source. It makes Word ask to run an SQL command when the document is opened, and its
 * connection contains a path on the author's computer.
 * @see ECMA-376 part 1, 17.14.20 (mailMerge)
 */
export function removeDataSource(files: WordPackage, parts: DocumentParts): void {
  const { settings } = parts;
  if (settings === undefined) return;
  if (files.text(settings).includes('mailMerge')) {
    const elements = files.edit(settings).getElementsByTagNameNS(namespaces.w, 'mailMerge');
    for (const element of [...elements]) element.parentNode?.removeChild(element);
  }
  if (!files.has(relationshipsFile(settings))) return;
  for (const { id, type, target, isExternal } of readRelationships(files, settings)) {
    if (!sourceTypes.has(type)) continue;
    removeRelationship(files, settings, id);
    if (isExternal) continue;
    files.remove(target);
    undeclare(files, target);
  }
}

const sourceTypes = new Set([
  'mailMergeSource',
  'mailMergeHeaderSource',
  'recipientData',
  'mailMergeRecipientData',
]);
