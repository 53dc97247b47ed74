import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { PreviewEvent } from '../preview-api.ts';
import { createBurst } from './burst.ts';
import { eventsOf } from './events-of.ts';

export interface Watching {
  close(): Promise<void>;
}

/** How often the folder itself is looked for: a watcher is deaf once what it watches has been deleted or replaced. */
const lookAgain = 400;

/**
 * Tells of every change below a templates folder within milliseconds: files saved in place or by rename, new and renamed
 * folders, and the folder itself when it goes and comes back.
 */
export async function watchTemplates(
  folder: string,
  tell: (events: readonly PreviewEvent[]) => void,
): Promise<Watching> {
  const root = path.resolve(folder);
  let watched = await open(root, tell);
  let looking = false;
  const timer = setInterval(async () => {
    if (looking) return;
    looking = true;
    const found = await identityOf(root);
    if (found !== watched.identity()) {
      await watched.close();
      watched = await open(root, tell);
      tell([{ type: 'state' }, { type: 'changed', templates: [] }]);
    }
    looking = false;
  }, lookAgain).unref();
  return {
    async close() {
      clearInterval(timer);
      await watched.close();
    },
  };
}

interface Watched extends Watching {
  /** Which folder is watched; undefined where there is none, or none any more. */
  identity(): string | undefined;
}

async function open(root: string, tell: (events: readonly PreviewEvent[]) => void): Promise<Watched> {
  let identity = await identityOf(root);
  if (identity === undefined) return { identity: () => undefined, close: async () => undefined };
  const { watch } = await import('chokidar');
  const burst = createBurst((changes) => tell(eventsOf(root, changes)));
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (file) => isLeftOut(root, file),
  });
  watcher.on('all', (kind, file) => {
    if (kind === 'change') burst.touch(file);
    else burst.touchStructure(file);
    // The same folder may be back in a moment, and this watcher would not see it.
    if (kind === 'unlinkDir' && file === root) identity = undefined;
  });
  // The system speaks at once and of every write; of several within 50 ms, 'change' tells only the first.
  watcher.on('raw', (_, name, details) => {
    const { watchedPath } = details as { readonly watchedPath?: string };
    if (watchedPath === undefined || typeof name !== 'string') return;
    // A watched file is called by its own name, what is in a watched folder by the name there.
    for (const file of [watchedPath, path.join(watchedPath, name)])
      if (path.basename(file) === name && !isLeftOut(root, file)) burst.touch(file);
  });
  // A folder that goes away while it is being read.
  watcher.on('error', () => undefined);
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return {
    identity: () => identity,
    async close() {
      burst.close();
      await watcher.close();
    },
  };
}

async function identityOf(root: string): Promise<string | undefined> {
  const found = await stat(root).catch(() => undefined);
  return found?.isDirectory() === true ? `${found.dev} ${found.ino}` : undefined;
}

/** Files of editors and systems, and those of a name that is about to be renamed. */
function isLeftOut(root: string, file: string): boolean {
  const steps = path.relative(root, file).split(path.sep);
  return steps.some(
    (step) => (step.startsWith('.') && step !== '') || step === 'node_modules' || step.endsWith('~'),
  );
}
