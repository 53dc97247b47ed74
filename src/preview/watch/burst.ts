import { stat } from 'node:fs/promises';

export interface Burst {
  /** Something happened to a file or folder, or may have. */
  touch(file: string): void;
  /** A file or folder came or went. */
  touchStructure(file: string): void;
  close(): void;
}

/** What a burst was about: files that are not as they were, and whether some came or went. */
export interface Changes {
  readonly files: readonly string[];
  readonly isStructural: boolean;
}

/** Milliseconds in which most events of one save come together; somebody waits, and later ones that bring news are told of too. */
const pause = 1;
/** Milliseconds after which an empty file is looked at again. */
const again = 9;
/** How long a file may stay empty: an editor that truncates it has not written yet. */
const patience = 40;

/**
 * Gathers what a watcher says into one list of files that truly changed. Watchers speak several times of one save, and
 * some of it comes when the file is still empty.
 */
export function createBurst(tell: (changes: Changes) => void): Burst {
  const stamps = new Map<string, string>();
  const touched = new Map<string, Touched>();
  let timer: NodeJS.Timeout | undefined;
  let later: NodeJS.Timeout | undefined;
  let isClosed = false;
  const add = (file: string, isStructural: boolean): void => {
    if (isClosed) return;
    const before = touched.get(file);
    touched.set(file, {
      since: before?.since ?? performance.now(),
      isStructural: isStructural || before?.isStructural === true,
    });
    timer ??= setTimeout(look, pause);
  };
  const look = async (): Promise<void> => {
    clearTimeout(later);
    timer = undefined;
    later = undefined;
    const files = [...touched];
    touched.clear();
    const changed: string[] = [];
    let isStructural = false;
    const stamped = await Promise.all(
      files.map(async ([file, how]) => ({ file, how, stamp: await stampOf(file) })),
    );
    for (const { file, how, stamp } of stamped) {
      if (stamp === empty && performance.now() - how.since < patience) {
        if (!touched.has(file)) touched.set(file, how);
        continue;
      }
      const before = stamps.get(file);
      stamps.set(file, stamp);
      isStructural ||= how.isStructural;
      // Of a file that nobody knew and that is not there, only the watcher knows whether it was.
      const isNews = before !== stamp && !(before === undefined && (stamp === missing || stamp === folder));
      if (isNews || how.isStructural) changed.push(file);
    }
    if (changed.length > 0 && !isClosed) tell({ files: changed, isStructural });
    // What is written meanwhile is looked at without waiting for this.
    if (touched.size > 0 && !isClosed) later ??= setTimeout(look, again);
  };
  return {
    touch: (file) => add(file, false),
    touchStructure: (file) => add(file, true),
    close() {
      isClosed = true;
      clearTimeout(timer);
      clearTimeout(later);
    },
  };
}

interface Touched {
  readonly since: number;
  readonly isStructural: boolean;
}

const missing = 'missing';
const folder = 'folder';
const empty = 'empty';

async function stampOf(file: string): Promise<string> {
  const found = await stat(file, { bigint: true }).catch(() => undefined);
  if (found === undefined) return missing;
  if (found.isDirectory()) return folder;
  return found.size === 0n ? empty : `${found.mtimeNs} ${found.size} ${found.ino}`;
}
