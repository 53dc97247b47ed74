import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { PreviewRefusal } from '../refusal.ts';

/**
 * A code frame shows lines of what the compiler reads, so that it reads nothing from outside. Includes and pictures are
 * held to the folder by the compiler itself. @throws PreviewRefusal 404
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
  // Of what leads nowhere there is nothing to read.
  if (real === undefined || real.startsWith((await realpath(root)) + path.sep)) return;
  throw new PreviewRefusal(
    404,
    'file-not-found',
    `${[path.basename(root), ...steps].join('/')} is a link to a file outside the templates folder. Replace it with a copy.`,
  );
}
