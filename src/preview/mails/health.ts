import { problemsOf } from './describe-problems.ts';
import type { Folder } from './open-folder.ts';

/** Which templates do not compile, found out while nobody waits for a mail. */
export interface Health {
  /** The first line of what is wrong with a template, as far as it is known. */
  problemOf(template: string): string | undefined;
  /** Files changed: compiles all templates again, once nobody has asked for a mail for a moment. */
  checkSoon(): void;
  /** A mail was asked for: what can wait waits longer. */
  postpone(): void;
  /** Waits until nobody has asked for a mail for a moment. */
  quiet(): Promise<void>;
  close(): void;
}

/** Milliseconds without a request. */
const quiet = 400;

export function createHealth(folder: Folder, onChange: () => void): Health {
  let problems = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let lastRequest = 0;
  let isClosed = false;
  let isWanted = false;
  let isRunning = false;

  const isBusy = (): boolean => performance.now() - lastRequest < quiet;
  const plan = (): void => {
    if (isClosed || isRunning || timer !== undefined) return;
    timer = setTimeout(run, quiet).unref();
  };
  const run = async (): Promise<void> => {
    timer = undefined;
    if (isBusy()) return plan();
    isRunning = true;
    isWanted = false;
    const found = await checkAll();
    isRunning = false;
    if (found !== undefined && !isSame(found, problems)) {
      problems = found;
      if (!isClosed) onChange();
    }
    if (isWanted) plan();
  };
  const checkAll = async (): Promise<Map<string, string> | undefined> => {
    const found = new Map<string, string>();
    const names = await folder
      .templates()
      .then((templates) => templates.names())
      .catch(() => []);
    for (const template of names) {
      if (isClosed || isWanted) return undefined;
      try {
        const locales = await folder.locales(template);
        const locale = locales.find((one) => one === folder.defaultLocale) ?? locales[0]!;
        await folder.compile({ template, locale });
      } catch (error) {
        found.set(template, problemsOf(error)[0]!.message.split('\n')[0]!);
      }
      // A compilation is one long step: requests come in between.
      await new Promise((resolve) => setTimeout(resolve, isBusy() ? quiet : 1));
    }
    return found;
  };

  plan();
  return {
    problemOf: (template) => problems.get(template),
    checkSoon: () => {
      isWanted = true;
      plan();
    },
    postpone: () => {
      lastRequest = performance.now();
    },
    async quiet() {
      while (isBusy() && !isClosed) await new Promise((resolve) => setTimeout(resolve, quiet / 4));
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

function isSame(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([name, problem]) => other.get(name) === problem);
}
