import { type Problem, type ProblemCode, TemplateError } from '../errors.ts';
import { locate, problemAt, type Source } from './1-read/source.ts';

/** Nobody reads more in one report, and each costs a walk through its file. */
const mostProblems = 100;

/** Reports a problem at a place of a source. */
export type Report = (source: Source, index: number, code: ProblemCode, message: string) => undefined;

/** What is wrong with one template: every phase of compiling it adds to the same list. */
export interface Problems {
  /** In the order in which they were found. */
  readonly found: readonly Problem[];
  /** Whether no more are taken: what costs time to look for more may be left out. */
  readonly isFull: boolean;
  readonly report: Report;
  /** Reports what ends the compilation, such as a limit. @throws TemplateError with it and all that was found before */
  readonly stop: (...problem: Parameters<Report>) => never;
  /** @throws TemplateError with all that was found, in source order; nothing where nothing was */
  readonly throwFound: () => void;
}

/** @param known what reading the template has found */
export function createProblems(known: readonly Problem[] = []): Problems {
  const found = [...known];
  const keys = new Set(known.map(keyOf));
  const report: Report = (source, index, code, message) => {
    if (found.length >= mostProblems) return;
    const { file, line, column } = locate(source, index);
    const key = keyOf({ code, message, file: file.path, line, column });
    if (keys.has(key)) return;
    keys.add(key);
    found.push(problemAt(source, index, code, message));
  };
  const throwFound = (): void => {
    if (found.length > 0) throw new TemplateError(inSourceOrder(found));
  };
  return {
    found,
    get isFull() {
      return found.length >= mostProblems;
    },
    report,
    stop: (...problem) => {
      report(...problem);
      throw new TemplateError(inSourceOrder(found));
    },
    throwFound,
  };
}

/** The same at the same place is said once; that something is not closed also where it shows in two ways. */
function keyOf({ code, message, file, line, column }: Omit<Problem, 'frame'>): string {
  return `${file}:${line}:${column}:${code === 'unclosed-tag' ? code : message}`;
}

function inSourceOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
