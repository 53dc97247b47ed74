import { existsSync } from 'node:fs';
import path from 'node:path';
import { shippedTemplatesFolder } from '../compile/shipped-templates.ts';

/**
 * The folder of a template: the one asked for, else `./templates` if it has that template, else the shipped templates.
 * @param template if it is absent, `./templates` is used if it exists
 */
export function templatesFolderOf(asked: string | undefined, template = ''): string {
  if (asked !== undefined) return asked;
  return existsSync(path.join('templates', template)) ? 'templates' : shippedTemplatesFolder();
}
