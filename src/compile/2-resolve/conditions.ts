import type { ProblemCode } from '../../errors.ts';
import { didYouMean } from '../../fields/near-name.ts';
import type { ConditionHelper, Expression } from '../../render/program.ts';
import { placeOf, type Source } from '../1-read/source.ts';
import { type Context, type LogicPath, type Resolved, resolvePath } from './scopes.ts';

/** Reads the condition of `{{#if …}}`. */
export interface Conditions {
  /** @returns undefined after reporting a problem */
  read(node: hbs.AST.Expression, contexts: readonly Context[]): Expression | undefined;
}

const helpers: Readonly<Record<ConditionHelper, number>> = {
  eq: 2,
  ne: 2,
  gt: 2,
  lt: 2,
  and: 2,
  or: 2,
  not: 1,
};

export function createConditions(
  reportAt: (index: number, code: ProblemCode, message: string) => void,
  source: Source,
  offsetOf: (place: { line: number; column: number }) => number,
): Conditions {
  const report = (node: hbs.AST.Node, code: ProblemCode, message: string): undefined => {
    reportAt(offsetOf(node.loc.start), code, message);
  };

  const read = (
    node: hbs.AST.Expression,
    contexts: readonly Context[],
    isCompared = false,
  ): Expression | undefined => {
    if (node.type === 'StringLiteral' || node.type === 'NumberLiteral' || node.type === 'BooleanLiteral') {
      return { type: 'literal', value: (node as hbs.AST.StringLiteral).value };
    }
    if (node.type === 'SubExpression') return readCall(node as hbs.AST.SubExpression, contexts);
    if (node.type !== 'PathExpression')
      return report(
        node,
        'syntax',
        'A condition is a field, a literal, or a call such as (eq invoice.status "overdue").',
      );
    return readPath(node as unknown as LogicPath & hbs.AST.Node, contexts, isCompared);
  };

  const readPath = (
    path: LogicPath & hbs.AST.Node,
    contexts: readonly Context[],
    isCompared: boolean,
  ): Expression | undefined => {
    const resolved = resolvePath(path, contexts);
    switch (resolved.type) {
      case 'unknown':
        return report(path, 'unknown-field', resolved.message);
      case 'position':
        return resolved;
      case 'object':
        return { type: 'object', depth: resolved.depth, slot: resolved.context.scope.object(resolved.name) };
      case 'length':
        if (resolved.of.type === 'field' && isCompared)
          return report(
            path,
            'misplaced-field',
            `The length of a text cannot be compared. Use {{#if ${path.original}}} to ask whether it is empty.`,
          );
        return expressionOf(resolved.of, path);
      default:
        return expressionOf(resolved, path);
    }
  };

  /** A list as a value is its length. */
  const expressionOf = (
    { type, context, depth, name }: Extract<Resolved, { readonly type: 'list' | 'field' }>,
    path: hbs.AST.Node,
  ): Expression =>
    type === 'list'
      ? { type, depth, slot: context.scope.list(name).slot }
      : { type, depth, slot: context.scope.slot(name, placeOf(source, offsetOf(path.loc.start))) };

  const readCall = (node: hbs.AST.SubExpression, contexts: readonly Context[]): Expression | undefined => {
    const name = (node.path as unknown as LogicPath).original;
    if (!Object.hasOwn(helpers, name)) {
      return report(
        node,
        'unknown-helper',
        `Unknown condition "${name}".${didYouMean(name, Object.keys(helpers))} Use one of ${Object.keys(helpers).join(', ')}.`,
      );
    }
    const helper = name as ConditionHelper;
    const isEnough =
      helper === 'and' || helper === 'or' ? node.params.length >= 2 : node.params.length === helpers[helper];
    if (!isEnough)
      return report(
        node,
        'syntax',
        `(${name}) takes ${helpers[helper]} value${helpers[helper] === 1 ? '' : 's'}; it has ${node.params.length}.`,
      );
    const args: Expression[] = [];
    for (const param of node.params) {
      const arg = read(param, contexts, !['and', 'or', 'not'].includes(helper));
      if (arg === undefined) return undefined;
      args.push(arg);
    }
    return { type: 'call', helper, args };
  };

  return { read };
}
