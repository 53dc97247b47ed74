import { type BigIntStats, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Template } from '../render/template.ts';

/** Compiled templates. One is compiled again after one of its files has changed. */
export interface TemplateCache {
  get(name: string, locale: string | undefined): Promise<Template>;
}

/** Compiles one template. Calls `onFile` before it reads a file, whether the file exists or not. */
type Compile = (
  name: string,
  locale: string | undefined,
  onFile: (file: string) => void,
) => Promise<Template>;

interface Entry {
  readonly template: Template;
  /** The stamp of each file that was looked up, whether it exists or not. */
  readonly files: ReadonlyMap<string, string>;
}

export function createTemplateCache(compile: Compile): TemplateCache {
  const entries = new Map<string, Promise<Entry | undefined>>();
  const compileEntry = async (name: string, locale: string | undefined): Promise<Entry> => {
    const files = new Map<string, string>();
    // Before the file is read, so that a file saved during the compilation counts as changed.
    const template = await compile(name, locale, (file) => {
      if (!files.has(file)) files.set(file, stampNow(file));
    });
    return { template, files };
  };
  return {
    async get(name, locale) {
      const key = `${name}\n${locale ?? ''}`;
      const before = entries.get(key) ?? Promise.resolve(undefined);
      // One after the other, so that concurrent calls wait for a single compilation.
      const turn = before.then(async (entry) =>
        entry !== undefined && (await isFresh(entry.files)) ? entry : compileEntry(name, locale),
      );
      entries.set(
        key,
        turn.catch(() => undefined),
      );
      return (await turn).template;
    },
  };
}

async function isFresh(files: Entry['files']): Promise<boolean> {
  const changes = await Promise.all(
    [...files].map(async ([file, stamp]) => {
      const found = await stat(file, { bigint: true }).catch(() => undefined);
      return stampOf(found) !== stamp;
    }),
  );
  return !changes.includes(true);
}

function stampNow(file: string): string {
  try {
    return stampOf(statSync(file, { bigint: true }));
  } catch {
    return stampOf(undefined);
  }
}

function stampOf(found: BigIntStats | undefined): string {
  return found === undefined ? 'missing' : `${found.mtimeNs} ${found.size} ${found.ino}`;
}
