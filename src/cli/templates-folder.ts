import { fileURLToPath } from 'node:url';

/** The templates that come with the package. */
export const shippedTemplatesFolder: string = fileURLToPath(new URL('../../templates', import.meta.url));
