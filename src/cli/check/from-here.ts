import { existsSync } from 'node:fs';
import path from 'node:path';
import { shippedTemplatesFolder } from '../../compile/shipped-templates.ts';

/**
 * Errors of templates name files relative to the templates folder; a terminal opens them relative to its own. A layout that
 * the templates folder does not have is the shipped one.
 */
export function fromHere(folder: string, file: string): string {
  const own = path.resolve(folder, '..', file);
  const shipped = path.join(shippedTemplatesFolder(), file);
  return path.relative(process.cwd(), !existsSync(own) && existsSync(shipped) ? shipped : own);
}
