import { fileURLToPath } from 'node:url';

/** The folder of the templates that come with the package. A function, for a bundle that has no `import.meta.url` loads this file too. */
export function shippedTemplatesFolder(): string {
  return fileURLToPath(new URL('../../templates', import.meta.url));
}
