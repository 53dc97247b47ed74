import { type Problem, type ProblemCode, TemplateError } from '../errors.ts';
import { locate, problemAt, type Source } from './1-read/source.ts';

/** Nobody reads more in one report, and each one scans its file. */
const mostProblems = 100;

/** Reports a problem at a place of a source. */
export type Report = (source: Source, index: number, code: ProblemCode, message: string) => undefined;

/** The problems of one template. All phases of compiling add to the same list. */
export interface Problems {
  /** In the order in which they were reported. */
  readonly found: readonly Problem[];
  /** Whether the list is full, so that slow checks can be skipped. */
  readonly isFull: boolean;
  readonly report: Report;
  /** Reports a problem that ends the compilation, such as a limit. @throws TemplateError with all problems so far */
  readonly stop: (...problem: Parameters<Report>) => never;
  /** @throws TemplateError with all problems in source order, if there are any */
  readonly throwFound: () => void;
}

/** @param known the problems found while reading the template */
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

/** The same problem at the same place is reported once; an unclosed tag also if it has two messages. */
function keyOf({ code, message, file, line, column }: Omit<Problem, 'frame'>): string {
  return `${file}:${line}:${column}:${code === 'unclosed-tag' ? code : message}`;
}

function inSourceOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
