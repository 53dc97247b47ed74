import { existsSync } from 'node:fs';
import path from 'node:path';
import { shippedTemplatesFolder } from '../compile/shipped-templates.ts';

/**
 * The folder that a template is taken from: the one that was asked for, else `./templates` where it has that template,
 * else that of the package.
 * @param template without it, `./templates` is taken where there is one
 */
export function templatesFolderOf(asked: string | undefined, template = ''): string {
  if (asked !== undefined) return asked;
  return existsSync(path.join('templates', template)) ? 'templates' : shippedTemplatesFolder();
}
