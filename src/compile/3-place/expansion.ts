import type { FieldDefinition } from '../../fields/field-definition.ts';
import { placeOf } from '../1-read/source.ts';
import type { Context } from '../2-resolve/scopes.ts';
import type { Tokenised } from '../2-resolve/tokenise.ts';
import { type Token, tokenText } from '../tokens.ts';

/** Creates the tokens of a component of one invoice, at the place of the field that it replaces. */
export interface Expansion {
  /** A field of the invoice, such as `balance`. */
  value(field: string): string;
  /** A field of the root, such as `company.buttoncolor`. */
  rootValue(name: string): string;
  /** A condition on a field of the invoice. */
  guard(field: string): {
    readonly open: string;
    readonly middle: () => string;
    readonly close: () => string;
  };
  /** Shows content only in the HTML, or only in the text. */
  face(part: 'html' | 'text', content: string): string;
}

export function createExpansion(id: number, template: Tokenised): Expansion {
  const { index, name } = template.tokens[id]!;
  const contexts = template.contexts[id]!;
  const invoice = invoiceOf(id, template);
  const add = (token: Token): string => {
    template.contexts.push(contexts);
    return tokenText(template.tokens.push(token) - 1);
  };
  return {
    value: (field) =>
      add({
        type: 'value',
        depth: invoice.depth,
        slot: invoice.slot(field),
        ...invoice.meaningOf(field),
        landing: 'html',
        name: `${invoice.prefix}${field}`,
        index,
      }),
    rootValue: (rootName) => {
      const root = contexts[0]!.scope;
      const slot = root.slot(rootName, placeOf(template.written, index));
      return add({
        type: 'value',
        depth: contexts.at(-1)!.frameDepth,
        slot,
        ...meaningOf(root.definitions[rootName]!),
        landing: 'html',
        name: rootName,
        index,
      });
    },
    guard: (field) => {
      const condition = { type: 'field' as const, depth: invoice.depth, slot: invoice.slot(field) };
      const open = add({ type: 'if', condition, isInverted: false, name, index });
      const of = template.tokens.length - 1;
      return {
        open,
        middle: () => add({ type: 'else', of, name, index }),
        close: () => add({ type: 'end', of, name, index }),
      };
    },
    face: (part, content) => {
      const open = add({ type: part === 'html' ? 'face-html' : 'face-text', name, index });
      return `${open}${content}${add({ type: 'face-end', name, index })}`;
    },
  };
}

/** The tokens before and after content that is not in every mail. */
export interface Guard {
  readonly open: string;
  readonly close: string;
}

/** Tokens that show their content only if a token has a value. */
export function guardValue(id: number, template: Tokenised): Guard {
  const token = template.tokens[id]!;
  if (token.type !== 'value') throw new TypeError(`Token ${id} is not a value`);
  const { depth, slot, name, index } = token;
  const add = (one: Token): number => {
    template.contexts.push(template.contexts[id]!);
    return template.tokens.push(one) - 1;
  };
  const of = add({ type: 'if', condition: { type: 'field', depth, slot }, isInverted: false, name, index });
  return { open: tokenText(of), close: tokenText(add({ type: 'end', of, name, index })) };
}

interface Invoice {
  readonly depth: number;
  readonly prefix: string;
  readonly slot: (field: string) => number;
  readonly meaningOf: (field: string) => Meaning;
}

type Meaning = Pick<Extract<Token, { type: 'value' }>, 'kind' | 'computed'>;

function meaningOf({ kind, computed }: FieldDefinition): Meaning {
  return computed === undefined ? { kind } : { kind, computed };
}

/** The invoice that a button or payment URL belongs to: its scope, and the prefix of its field names. */
function invoiceOf(id: number, template: Tokenised): Invoice {
  const token = template.tokens[id]!;
  if (token.type !== 'value') throw new TypeError(`Token ${id} is not a value`);
  const contexts = template.contexts[id]!;
  const depth = token.depth;
  const scopeDepth = contexts.at(-1)!.frameDepth - depth;
  const context = contexts.find((candidate: Context) => candidate.scopeDepth === scopeDepth)!;
  const used = context.scope.build().fields[token.slot]!;
  const own = Object.keys(context.scope.definitions).find(
    (name) =>
      used.name === name ||
      (used.name.endsWith(`.${name}`) && context.scope.definitions[name]!.path === used.definition.path),
  )!;
  const prefix = own.slice(0, own.lastIndexOf('.') + 1);
  return {
    depth,
    prefix,
    slot: (field) => context.scope.slot(prefix + field, used.usedAt),
    meaningOf: (field) => meaningOf(context.scope.definitions[prefix + field]!),
  };
}
