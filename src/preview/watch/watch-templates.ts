import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { PreviewEvent } from '../preview-api.ts';
import { type Changes, createBurst } from './burst.ts';

export interface Watching {
  close(): Promise<void>;
}

/** Milliseconds between checks of the folder itself: a watcher stops working once its folder is deleted or replaced. */
const lookAgain = 400;

/**
 * Reports every change in a templates folder within milliseconds: files saved in place or by rename, new and renamed
 * folders, and the folder itself when it disappears and returns.
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
  /** The identity of the watched folder; undefined if there is none. */
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
    // The same folder may return in a moment, and this watcher would not notice.
    if (kind === 'unlinkDir' && file === root) identity = undefined;
  });
  // 'raw' reports every write at once; of several within 50 ms, 'change' reports only the first.
  watcher.on('raw', (_, name, details) => {
    const { watchedPath } = details as { readonly watchedPath?: string };
    if (watchedPath === undefined || typeof name !== 'string') return;
    // A watched file is reported by its own name, a file in a watched folder by its name there.
    for (const file of [watchedPath, path.join(watchedPath, name)])
      if (path.basename(file) === name && !isLeftOut(root, file)) burst.touch(file);
  });
  // A folder that disappears while it is read.
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

/** Turns a burst of changes into events for pages: which mails may have changed, and whether the lists have. */
function eventsOf(root: string, { files, isStructural }: Changes): PreviewEvent[] {
  const owners = files.map((file) => ownerOf(path.relative(root, file).split(path.sep)));
  const templates = owners.includes(undefined) ? [] : [...new Set(owners as string[])];
  const changed: PreviewEvent = { type: 'changed', templates };
  return isStructural ? [changed, { type: 'state' }] : [changed];
}

/** The template that a file belongs to. Any other file may be included by every template. */
function ownerOf([template, ...rest]: readonly string[]): string | undefined {
  const isOwn = ['locales', 'samples', 'template.mjml', 'body.html', 'text.txt'].includes(rest[0] ?? '');
  return isOwn ? template : undefined;
}

async function identityOf(root: string): Promise<string | undefined> {
  const found = await stat(root).catch(() => undefined);
  return found?.isDirectory() === true ? `${found.dev} ${found.ino}` : undefined;
}

/** Files of editors and operating systems, and temporary files that are about to be renamed. */
function isLeftOut(root: string, file: string): boolean {
  const steps = path.relative(root, file).split(path.sep);
  return steps.some(
    (step) => (step.startsWith('.') && step !== '') || step === 'node_modules' || step.endsWith('~'),
  );
}
