import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { problemAt, sourceFile, sourceOf } from '../../compile/1-read/source.ts';
import { DataError, type DataIssue, FacteurError, TemplateError } from '../../errors.ts';
import type { SourceProblem } from '../preview-api.ts';
import type { SampleFile } from './read-sample.ts';

/** The problems that kept a mail from rendering, each with its place in the source if it has one. */
export function problemsOf(error: unknown, sample?: SampleFile): SourceProblem[] {
  if (error instanceof TemplateError) return [...error.problems];
  if (error instanceof DataError) {
    const tree = sample === undefined ? undefined : treeOf(sample.text);
    return error.issues.map((issue) => problemOf(issue, error.code, sample, tree));
  }
  if (error instanceof FacteurError) return [{ code: error.code, message: error.message }];
  return [{ code: 'unexpected', message: error instanceof Error ? error.message : String(error) }];
}

/** Undefined for JSON that is nested too deep for the parser: the problem is then reported without a place. */
function treeOf(text: string): Node | undefined {
  try {
    return parseTree(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function problemOf(issue: DataIssue, code: string, sample?: SampleFile, tree?: Node): SourceProblem {
  const used = issue.usedAt === undefined ? '' : ` Used at ${issue.usedAt}.`;
  const message = `${issue.path}: received ${issue.received}, expected ${issue.expected}.${used}`;
  if (sample === undefined || tree === undefined) return { code, message };
  const source = sourceOf(sourceFile(sample.name, sample.text));
  const { file, line, column, frame } = problemAt(source, placeIn(tree, issue.path), 'invalid-json', message);
  return { code, message, file, line, column, frame };
}

/** The place of the value of a path, or of the innermost object that lacks it. */
function placeIn(tree: Node, dotted: string): number {
  const steps = [...dotted.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) => key ?? Number(index));
  for (let length = steps.length; length > 0; length--) {
    const found = findNodeAtLocation(tree, steps.slice(0, length));
    if (found !== undefined) return found.offset;
  }
  return tree.offset;
}
