import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { PreviewRefusal } from '../refusal.ts';

/**
 * Code frames show lines that the compiler read, so it must not read files outside the folder. The compiler itself checks
 * includes and images. @throws PreviewRefusal 404
 */
export async function refuseLinksOut(root: string, template: string): Promise<void> {
  const folders = [['layouts'], [template], [template, 'locales']];
  await Promise.all([
    refuseLink(root, ['layouts']),
    refuseLink(root, [template, 'locales']),
    ...folders.map(async (steps) => {
      const entries = await readdir(path.join(root, ...steps), { withFileTypes: true }).catch(() => []);
      const links = entries.filter(
        (entry) => entry.isSymbolicLink() && endings.has(path.extname(entry.name)),
      );
      await Promise.all(links.map(({ name }) => refuseLink(root, [...steps, name])));
    }),
  ]);
}

const endings = new Set(['.mjml', '.html', '.json', '.txt']);

async function refuseLink(root: string, steps: readonly string[]): Promise<void> {
  const real = await realpath(path.join(root, ...steps)).catch(() => undefined);
  // A broken link has nothing to read.
  if (real === undefined || real.startsWith((await realpath(root)) + path.sep)) return;
  throw new PreviewRefusal(
    404,
    'file-not-found',
    `${[path.basename(root), ...steps].join('/')} is a link to a file outside the templates folder. Replace it with a copy.`,
  );
}
