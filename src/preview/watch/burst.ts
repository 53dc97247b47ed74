import { stat } from 'node:fs/promises';

export interface Burst {
  /** A file or folder may have changed. */
  touch(file: string): void;
  /** A file or folder was added or removed. */
  touchStructure(file: string): void;
  close(): void;
}

/** The files that changed in a burst, and whether any were added or removed. */
export interface Changes {
  readonly files: readonly string[];
  readonly isStructural: boolean;
}

/** Milliseconds in which most events of one save arrive. It is short because somebody waits; later events are reported too. */
const pause = 1;
/** Milliseconds until an empty file is read again. */
const again = 9;
/** Milliseconds that a file may stay empty: an editor that truncates it has not written yet. */
const patience = 40;

/**
 * Collects the events of a watcher into one list of files that really changed. Watchers report a save several times, and
 * sometimes while the file is still empty.
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
      // Only the watcher knows whether an unknown file that is missing ever existed.
      const isNews = before !== stamp && !(before === undefined && (stamp === missing || stamp === folder));
      if (isNews || how.isStructural) changed.push(file);
    }
    if (changed.length > 0 && !isClosed) tell({ files: changed, isStructural });
    // Files written meanwhile are handled without waiting for this one.
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
