import { currencyKeysOf } from '../../fields/currency-keys.ts';
import type { FieldDefinition, FieldDefinitions } from '../../fields/field-definition.ts';
import { kinds } from '../../fields/kinds/kinds.ts';
import { didYouMean } from '../../fields/near-name.ts';
import type { UsedField, UsedList, UsedScope } from '../../fields/read/scope.ts';

/** Collects the fields that a template uses of one scope: of the root, or of the items of a list. */
export class ScopeBuilder {
  readonly #prefix: string;
  readonly definitions: FieldDefinitions;
  readonly #fields: UsedField[] = [];
  readonly #lists: { name: string; path: string; item: ScopeBuilder }[] = [];
  readonly #objects: string[] = [];

  constructor(definitions: FieldDefinitions, prefix = '') {
    this.definitions = definitions;
    this.#prefix = prefix;
  }

  /** The slot of a field; `place` is kept for the first use. */
  slot(name: string, place: string): number {
    const full = this.#prefix + name;
    const known = this.#fields.findIndex((field) => field.name === full);
    if (known !== -1) return known;
    const { description: _, example: __, ...definition } = this.definitions[name]!;
    return (
      this.#fields.push({ name: full, definition: { ...definition, description: '' }, usedAt: place }) - 1
    );
  }

  list(name: string): { slot: number; item: ScopeBuilder } {
    const full = this.#prefix + name;
    const known = this.#lists.findIndex((list) => list.name === full);
    if (known !== -1) return { slot: known, item: this.#lists[known]!.item };
    const definition = this.definitions[name]!;
    const item = new ScopeBuilder(definition.fields ?? {}, `${full}.`);
    return { slot: this.#lists.push({ name: full, path: definition.path, item }) - 1, item };
  }

  object(path: string): number {
    const known = this.#objects.indexOf(path);
    return known === -1 ? this.#objects.push(path) - 1 : known;
  }

  build(): UsedScope {
    const lists: UsedList[] = this.#lists.map(({ name, path, item }) => ({ name, path, item: item.build() }));
    const currencies = currencyKeysOf(this.definitions);
    const scope = { fields: [...this.#fields], lists, objects: [...this.#objects] };
    return currencies === undefined ? scope : { ...scope, currencies };
  }
}

/** One level of nesting: the root, an item of a list (`#each`), or an object (`#with`). */
export interface Context {
  readonly scope: ScopeBuilder;
  /** The prefix that `#with` adds to relative names: `relation.`. */
  readonly prefix: string;
  readonly params: readonly string[];
  /** How many lists are around the scope. */
  readonly scopeDepth: number;
  /** How many lists are around this place; more than `scopeDepth` in a `#with` that reaches out of a list. */
  readonly frameDepth: number;
}

/** What a path in the template means. */
export type Resolved =
  | {
      readonly type: 'field';
      readonly context: Context;
      readonly depth: number;
      readonly name: string;
      readonly definition: FieldDefinition;
    }
  | {
      readonly type: 'list';
      readonly context: Context;
      readonly depth: number;
      readonly name: string;
      readonly definition: FieldDefinition;
    }
  | { readonly type: 'object'; readonly context: Context; readonly depth: number; readonly name: string }
  /** `lines.length`: how long a list or a text is. */
  | { readonly type: 'length'; readonly of: Extract<Resolved, { readonly type: 'list' | 'field' }> }
  | { readonly type: 'position'; readonly depth: number; readonly of: 'index' | 'first' | 'last' }
  | { readonly type: 'unknown'; readonly message: string };

/** A path as Handlebars' parser returns it. */
export interface LogicPath {
  readonly data: boolean;
  readonly depth: number;
  readonly parts: readonly string[];
  readonly original: string;
}

/**
 * Resolves a path: as a block parameter, then in the current context, then from the root, so that `{company.name}` means
 * the same inside a list. `contexts` goes from the root inwards.
 */
export function resolvePath(path: LogicPath, contexts: readonly Context[]): Resolved {
  const current = contexts.at(-1)!;
  const parts = path.parts.map((part) => part.toLowerCase());
  if (path.data) return resolveData(path, parts, contexts);
  if (path.depth === 0) {
    const named = contexts.findLast((context) => context.params.includes(path.parts[0] ?? ''));
    if (named !== undefined) {
      if (named.params.indexOf(path.parts[0]!) === 1)
        return { type: 'position', depth: current.frameDepth - named.scopeDepth, of: 'index' };
      return lookUp(parts.slice(1), named, current, path.original);
    }
  }
  const context = contexts.at(-1 - path.depth);
  if (context === undefined)
    return { type: 'unknown', message: `"${path.original}" goes up more levels than there are blocks.` };
  const found = lookUp(parts, context, current, path.original);
  if (found.type !== 'unknown' || path.depth > 0 || parts.length < 2) return found;
  const fromRoot = lookUp(parts, contexts[0]!, current, path.original);
  return fromRoot.type === 'unknown' && contexts.length > 1 && !isRootScope(parts[0]!, contexts[0]!)
    ? found
    : fromRoot;
}

function isRootScope(part: string, root: Context): boolean {
  return Object.keys(root.scope.definitions).some((name) => name.startsWith(`${part}.`));
}

function resolveData(path: LogicPath, parts: readonly string[], contexts: readonly Context[]): Resolved {
  const current = contexts.at(-1)!;
  const [name, ...rest] = parts;
  if (name === 'root') return lookUp(rest, contexts[0]!, current, path.original);
  if ((name === 'index' || name === 'first' || name === 'last') && rest.length === 0) {
    const depth = path.depth;
    if (depth < current.frameDepth) return { type: 'position', depth, of: name };
    return { type: 'unknown', message: `"${path.original}" is only available inside {{#each}}.` };
  }
  return {
    type: 'unknown',
    message: `Unknown "${path.original}". Use @index, @first, @last or @root.`,
  };
}

function lookUp(parts: readonly string[], context: Context, current: Context, original: string): Resolved {
  const depth = current.frameDepth - context.scopeDepth;
  const name = context.prefix + parts.join('.');
  const definition = Object.hasOwn(context.scope.definitions, name)
    ? context.scope.definitions[name]
    : undefined;
  if (definition !== undefined)
    return {
      type: kinds[definition.kind].use === 'walk' ? 'list' : 'field',
      context,
      depth,
      name,
      definition,
    };
  const names = Object.keys(context.scope.definitions);
  if (name !== '' && names.some((known) => known.startsWith(`${name}.`)))
    return { type: 'object', context, depth, name };
  if (parts.length > 1 && parts.at(-1) === 'length') {
    const of = lookUp(parts.slice(0, -1), context, current, original);
    if (of.type === 'list' || (of.type === 'field' && of.definition.kind === 'text'))
      return { type: 'length', of };
  }
  const relative = names
    .filter((known) => known.startsWith(context.prefix))
    .map((known) => known.slice(context.prefix.length));
  const inScope = names.filter((known) => known.endsWith(`.${name}`));
  const hint =
    inScope.length === 1 ? ` Did you mean "${inScope[0]}"?` : didYouMean(parts.join('.'), relative);
  return { type: 'unknown', message: `Unknown field "${original}".${hint}` };
}
