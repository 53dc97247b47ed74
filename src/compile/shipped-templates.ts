import { fileURLToPath } from 'node:url';

/** The folder of the shipped templates. A function, because bundles without `import.meta.url` load this file too. */
export function shippedTemplatesFolder(): string {
  return fileURLToPath(new URL('../../templates', import.meta.url));
}
