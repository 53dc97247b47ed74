import { problemsOf } from './describe-problems.ts';
import type { Folder } from './open-folder.ts';

/** Finds out which templates do not compile, while nobody waits for a mail. */
export interface Health {
  /** The problem of a template, if one is known. */
  problemOf(template: string): TemplateProblem | undefined;
  /** Compiles all templates again after a change, once no mail has been requested for a moment. */
  checkSoon(): void;
  /** Postpones background work, because a mail was requested. */
  postpone(): void;
  /** Waits until no mail has been requested for a moment. */
  quiet(): Promise<void>;
  close(): void;
}

interface TemplateProblem {
  /** Its first line. */
  readonly message: string;
  /** The language with the problem, if it is not the one that the page starts with. */
  readonly locale?: string;
}

/** Milliseconds without a request. */
const quiet = 150;

export function createHealth(folder: Folder, onChange: () => void): Health {
  let problems: ReadonlyMap<string, TemplateProblem> = new Map();
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
    await checkAll();
    isRunning = false;
    if (isWanted) plan();
  };
  /** Starts with the languages that pages start with, so that their problems are known soon. */
  const checkAll = async (): Promise<void> => {
    const names = await folder
      .templates()
      .then((templates) => templates.names())
      .catch((): readonly string[] => []);
    // A problem in another language is kept until that language is compiled again.
    const found = new Map(
      [...problems].filter(([name, { locale }]) => locale !== undefined && names.includes(name)),
    );
    for (const template of names) {
      const [first] = await localesOf(template);
      const message = first === undefined ? undefined : await messageOf(template, first);
      if (isClosed || isWanted) return;
      if (message !== undefined) found.set(template, { message });
    }
    publish(found);
    for (const template of names.filter(
      (name) => problems.get(name)?.locale !== undefined || !problems.has(name),
    )) {
      const [, ...others] = await localesOf(template);
      const problem = await problemIn(template, others);
      if (isClosed || isWanted) return;
      if (problem === undefined) found.delete(template);
      else found.set(template, problem);
    }
    publish(found);
  };
  const publish = (found: ReadonlyMap<string, TemplateProblem>): void => {
    if (isSame(found, problems)) return;
    problems = new Map(found);
    onChange();
  };
  /** The language that pages start with comes first. A deleted template has none. */
  const localesOf = async (template: string): Promise<readonly string[]> => {
    const locales = await folder.locales(template).catch((): readonly string[] => []);
    const isFirst = (locale: string): boolean => locale === folder.defaultLocale;
    return [...locales.filter(isFirst), ...locales.filter((locale) => !isFirst(locale))];
  };
  const problemIn = async (
    template: string,
    locales: readonly string[],
  ): Promise<TemplateProblem | undefined> => {
    for (const locale of locales) {
      if (isClosed || isWanted) return undefined;
      const message = await messageOf(template, locale);
      if (message !== undefined) return { message, locale };
    }
    return undefined;
  };
  const messageOf = async (template: string, locale: string): Promise<string | undefined> => {
    const message = await folder.compile({ template, locale }).then(
      () => undefined,
      (error: unknown) => problemsOf(error)[0]!.message.split('\n')[0]!,
    );
    // A compilation blocks, so requests are served between two.
    await new Promise((resolve) => setTimeout(resolve, isBusy() ? quiet : 1));
    return message;
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
      while (isBusy() && !isClosed) await new Promise((resolve) => setTimeout(resolve, quiet / 6));
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

function isSame(
  one: ReadonlyMap<string, TemplateProblem>,
  other: ReadonlyMap<string, TemplateProblem>,
): boolean {
  return (
    one.size === other.size &&
    [...one].every(([name, { message, locale }]) => {
      const known = other.get(name);
      return known?.message === message && known.locale === locale;
    })
  );
}
