import type { ProblemCode } from '../../errors.ts';
import { didYouMean } from '../../fields/near-name.ts';
import { joinSources, placeOf, type Source, sliceSource } from '../1-read/source.ts';
import { askInstead, kindPlaces } from '../kind-places.ts';
import type { Problems } from '../problems.ts';
import { type Token, tokenText } from '../tokens.ts';
import { createConditions } from './conditions.ts';
import { type BlockOpening, openBlock } from './open-block.ts';
import { createOffsets, type LogicNode, type ParsedLogic } from './parse-logic.ts';
import { type Context, type LogicPath, type Resolved, resolvePath, type ScopeBuilder } from './scopes.ts';

/** A template whose fields and blocks have become tokens, opaque to MJML, juice and html-to-text. */
export interface Tokenised {
  source: Source;
  /** The text that the tokens were made from; a token's `index` points into it. */
  readonly written: Source;
  readonly tokens: Token[];
  /** The contexts of each token, for components that are expanded later: a button becomes several tokens. */
  readonly contexts: (readonly Context[])[];
  readonly root: ScopeBuilder;
}

/** Replaces each expression with a token. */
export function tokenise({ source, body }: ParsedLogic, root: ScopeBuilder, problems: Problems): Tokenised {
  const result: Tokenised = { source, written: source, tokens: [], contexts: [], root };
  const walker = createWalker(result, problems);
  const pieces = walker.walk(body, [{ scope: root, prefix: '', params: [], scopeDepth: 0, frameDepth: 0 }]);
  return { ...result, source: joinSources(pieces) };
}

interface Walker {
  walk(body: readonly LogicNode[], contexts: readonly Context[]): Source[];
}

function createWalker(result: Tokenised, problems: Problems): Walker {
  const { source } = result;
  const offsetOf = createOffsets(source.text);
  /** How many refused blocks are open that would have defined the names in them. */
  let unknownScopes = 0;
  const report = (index: number, code: ProblemCode, message: string): Source[] => {
    if (code !== 'unknown-field' || unknownScopes === 0) problems.report(source, index, code, message);
    return [];
  };
  const conditions = createConditions(report, source, offsetOf);
  const opening: BlockOpening = { source, offsetOf, conditions, report };

  const emit = (token: Token, contexts: readonly Context[]): Source => {
    const id = result.tokens.push(token) - 1;
    result.contexts.push(contexts);
    const anchor = sliceSource(source, token.index, token.index + 1);
    const piece = anchor.pieces[0];
    const text = tokenText(id);
    return { text, pieces: piece === undefined ? [] : [{ ...piece, length: text.length, rewritten: true }] };
  };

  const walk = (body: readonly LogicNode[], contexts: readonly Context[]): Source[] =>
    body.flatMap((node) => visit(node, contexts));

  const visit = (node: LogicNode, contexts: readonly Context[]): Source[] => {
    const index = offsetOf(node.loc.start);
    switch (node.type) {
      case 'ContentStatement':
        return [contentSlice(source, node as hbs.AST.ContentStatement, index)];
      case 'CommentStatement':
        return [];
      case 'MustacheStatement':
        return visitMustache(node as hbs.AST.MustacheStatement, index, contexts);
      case 'BlockStatement':
        return visitBlock(node as hbs.AST.BlockStatement, index, contexts);
      default:
        return report(
          index,
          'logic-not-allowed',
          'Handlebars partials and decorators are not supported. Use <mj-include path="…" />.',
        );
    }
  };

  const visitMustache = (
    node: hbs.AST.MustacheStatement,
    index: number,
    contexts: readonly Context[],
  ): Source[] => {
    if (!node.escaped || source.text.startsWith('{{{', index)) {
      return report(
        index,
        'raw-output',
        'Unescaped output {{{…}}} is not allowed: values from the data could become markup. Use {{…}}.',
      );
    }
    const path = node.path as unknown as LogicPath & { type: string };
    if (path.type !== 'PathExpression')
      return report(index, 'syntax', 'Remove the braces: a literal prints the same as plain text.');
    const helper = helpers.find(({ kind }) => kind === path.parts[0]);
    if (helper !== undefined && path.parts.length === 1 && node.params.length > 0)
      return visitFormatter(helper, node, index, contexts);
    if (node.params.length > 0 || node.hash !== undefined) {
      return report(
        index,
        'unknown-helper',
        `Unknown helper "${path.original}".${didYouMean(path.original, helperNames)} Use ${listed(helperNames)}.`,
      );
    }
    return printed(resolvePath(path, contexts), path.original, index, contexts);
  };

  const visitFormatter = (
    { kind, example, styles }: Helper,
    node: hbs.AST.MustacheStatement,
    index: number,
    contexts: readonly Context[],
  ): Source[] => {
    const path = node.params[0] as unknown as LogicPath & { type: string };
    const style = node.params[1] as hbs.AST.StringLiteral | undefined;
    if (path.type !== 'PathExpression')
      return report(index, 'unknown-helper', `{{${kind}}} needs a field: {{${kind} ${example}}}.`);
    const resolved = resolvePath(path, contexts);
    if (resolved.type === 'field' && resolved.definition.kind !== kind) {
      return report(
        index,
        'misplaced-field',
        `{{${kind}}} needs a ${kind} field; "${path.original}" is of kind ${resolved.definition.kind}.`,
      );
    }
    if (style !== undefined && !styles.includes(style.value)) {
      return report(
        index,
        'unknown-helper',
        `{{${kind}}} has no style ${JSON.stringify(style.value)}. Use "long" or "short", for dates only.`,
      );
    }
    return printed(resolved, path.original, index, contexts, style?.value as 'long' | 'short' | undefined);
  };

  const printed = (
    resolved: Resolved,
    original: string,
    index: number,
    contexts: readonly Context[],
    dateStyle?: 'long' | 'short',
  ): Source[] => {
    if (resolved.type === 'unknown') return report(index, 'unknown-field', resolved.message);
    if (resolved.type === 'position') {
      if (resolved.of !== 'index') return report(index, 'misplaced-field', askInstead(original));
      return [emit({ type: 'position', depth: resolved.depth, name: original, index }, contexts)];
    }
    if (resolved.type === 'object')
      return report(index, 'unknown-field', `"${original}" is a group of fields, not a field.`);
    if (resolved.type === 'length')
      return report(
        index,
        'misplaced-field',
        `"${original}" can be used only in a condition, such as {{#if ${original}}}.`,
      );
    const { definition } = resolved;
    const { instead } = kindPlaces[definition.kind];
    if (instead !== undefined) return report(index, 'misplaced-field', instead(original));
    const slot = resolved.context.scope.slot(resolved.name, placeOf(source, index));
    return [
      emit(
        {
          type: 'value',
          depth: resolved.depth,
          slot,
          kind: definition.kind,
          ...(definition.computed === undefined ? {} : { computed: definition.computed }),
          ...(definition.format === undefined ? {} : { format: definition.format }),
          landing: 'html',
          name: original,
          index,
          ...(dateStyle === 'short' ? { dateStyle } : {}),
          ...(definition.multiline === true ? { isMultiline: true as const } : {}),
        },
        contexts,
      ),
    ];
  };

  const visitBlock = (
    node: hbs.AST.BlockStatement,
    index: number,
    contexts: readonly Context[],
  ): Source[] => {
    const name = (node.path as unknown as LogicPath).original;
    const inverse = node.inverse?.body as LogicNode[] | undefined;
    const main = (node.program?.body ?? []) as LogicNode[];
    const opened = openBlock(node, contexts, opening);
    if (opened === undefined)
      return [...visitRefused(name, main, contexts), ...walk(inverse ?? [], contexts)];
    const pieces = [emit(opened.opening, contexts)];
    const of = result.tokens.length - 1;
    pieces.push(...walk(main, opened.inner));
    if (inverse !== undefined)
      pieces.push(emit({ type: 'else', of, name, index }, contexts), ...walk(inverse, contexts));
    pieces.push(emit({ type: 'end', of, name, index }, contexts));
    return pieces;
  };

  /** The content of a refused block is still checked, except for names that the block would have defined. */
  const visitRefused = (name: string, body: readonly LogicNode[], contexts: readonly Context[]): Source[] => {
    if (name === 'if' || name === 'unless') return walk(body, contexts);
    unknownScopes++;
    const pieces = walk(body, contexts);
    unknownScopes--;
    return pieces;
  };

  return { walk };
}

interface Helper {
  readonly kind: string;
  readonly example: string;
  readonly styles: readonly string[];
}

/** `{{date invoice.duedate "short"}}`. */
const helpers = Object.entries(kindPlaces).flatMap(([kind, { helper }]): Helper[] =>
  helper === undefined ? [] : [{ kind, ...helper }],
);
const helperNames = helpers.map(({ kind }) => kind);

/** `money, date or number`. */
function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** The text that is left after Handlebars' white space control, with its place. */
function contentSlice(source: Source, node: hbs.AST.ContentStatement, index: number): Source {
  const original = String(node.original);
  const cut = original.indexOf(node.value);
  const start = index + Math.max(0, cut);
  const slice = sliceSource(source, start, start + node.value.length);
  if (slice.text === node.value) return slice;
  const piece = slice.pieces[0];
  return {
    text: node.value,
    pieces: piece === undefined ? [] : [{ ...piece, start: 0, length: node.value.length, rewritten: true }],
  };
}
