import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../preview-api.ts';
import { PreviewRefusal } from '../refusal.ts';
import type { Folder } from './open-folder.ts';
import { largestSample } from './read-sample.ts';

/** Text files of templates; images cannot be shown as source. */
const endings = new Set(['.mjml', '.html', '.css', '.json', '.txt']);

/** Reads a source file by its name in errors and fields: `templates/partials/pay.mjml`. @throws PreviewRefusal 404 */
export async function readSourceFile(folder: Folder, name: string): Promise<SourceFile> {
  const [first, ...steps] = name.split('/');
  const isNamed = first === path.basename(folder.root) && endings.has(path.extname(name));
  if (!isNamed || steps.length === 0 || steps.some((step) => step.startsWith('.') || /[\\\0]/.test(step)))
    throw new PreviewRefusal(404, 'file-not-found', 'The templates folder has no such file.');
  const file = await folder.inside(...steps);
  const { size } = await stat(file.path);
  if (size > largestSample)
    throw new PreviewRefusal(
      413,
      'file-too-large',
      `${name} has ${size} bytes; at most ${largestSample} are shown.`,
    );
  return { file: name, text: await readFile(file.path, 'utf8') };
}
