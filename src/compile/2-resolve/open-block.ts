import type { ProblemCode } from '../../errors.ts';
import { didYouMean } from '../../fields/near-name.ts';
import type { Source } from '../1-read/source.ts';
import type { Token } from '../tokens.ts';
import type { Conditions } from './conditions.ts';
import { type Context, type LogicPath, resolvePath } from './scopes.ts';

/** The parts of a template that opening a block needs. */
export interface BlockOpening {
  readonly source: Source;
  readonly offsetOf: (place: { line: number; column: number }) => number;
  readonly conditions: Conditions;
  readonly report: (index: number, code: ProblemCode, message: string) => unknown;
}

/** The token that opens a block, and the contexts of its content. */
export interface OpenedBlock {
  readonly opening: Token;
  readonly inner: readonly Context[];
}

const names = ['if', 'unless', 'each', 'with'];

/** Reads the opening of a block. @returns undefined after reporting a problem */
export function openBlock(
  node: hbs.AST.BlockStatement,
  contexts: readonly Context[],
  { source, offsetOf, conditions, report }: BlockOpening,
): OpenedBlock | undefined {
  const name = (node.path as unknown as LogicPath).original;
  const index = offsetOf(node.loc.start);
  const refuse = (code: ProblemCode, message: string): undefined => {
    report(index, code, message);
  };
  if (!names.includes(name)) {
    const hint = didYouMean(name, names);
    return refuse('unknown-helper', `Unknown block {{#${name}}}.${hint} Use if, unless, each or with.`);
  }
  const [param] = node.params as [hbs.AST.Expression];
  if (node.params.length !== 1)
    return refuse('syntax', `{{#${name}}} takes one value; it has ${node.params.length}.`);
  const current = contexts.at(-1)!;
  const program = (node.program ?? node.inverse) as { blockParams?: string[] } | undefined;
  const params = program?.blockParams ?? [];
  const path = param.type === 'PathExpression' ? (param as unknown as LogicPath) : undefined;
  const resolved = path === undefined ? undefined : resolvePath(path, contexts);
  if (name === 'each') {
    if (resolved?.type === 'unknown') return refuse('unknown-field', resolved.message);
    if (resolved?.type !== 'list') {
      const written = source.text.slice(offsetOf(param.loc.start), offsetOf(param.loc.end));
      return refuse('misplaced-field', `{{#each}} needs a list; "${written}" is not a list.`);
    }
    const { slot, item } = resolved.context.scope.list(resolved.name);
    const depth = current.frameDepth + 1;
    return {
      opening: { type: 'each', depth: resolved.depth, slot, name: resolved.name, index },
      inner: [...contexts, { scope: item, prefix: '', params, scopeDepth: depth, frameDepth: depth }],
    };
  }
  const condition = conditions.read(param, contexts);
  if (condition === undefined) return undefined;
  const opening: Token = { type: 'if', condition, isInverted: name === 'unless', name, index };
  if (name !== 'with') return { opening, inner: contexts };
  if (resolved?.type !== 'object')
    return refuse('misplaced-field', '{{#with}} needs a group of fields, such as relation or company.');
  const { scope, scopeDepth } = resolved.context;
  const { frameDepth } = current;
  return {
    opening,
    inner: [...contexts, { scope, prefix: `${resolved.name}.`, params, scopeDepth, frameDepth }],
  };
}
