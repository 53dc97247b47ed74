import { existsSync } from 'node:fs';
import path from 'node:path';
import { shippedTemplatesFolder } from '../../compile/shipped-templates.ts';

/**
 * Errors of templates name files from the folder of the templates; a terminal opens them from its own. A layout that the
 * templates folder does not have is that of the package.
 */
export function fromHere(folder: string, file: string): string {
  const own = path.resolve(folder, '..', file);
  const shipped = path.join(shippedTemplatesFolder(), file);
  return path.relative(process.cwd(), !existsSync(own) && existsSync(shipped) ? shipped : own);
}
