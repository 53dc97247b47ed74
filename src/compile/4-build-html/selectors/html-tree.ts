import type { DomUtils, parseDocument } from 'htmlparser2';
import type { Expression } from '../../../render/program.ts';
import type { Tokenised } from '../../2-resolve/tokenise.ts';
import { type Token, tokenPattern } from '../../tokens.ts';

export type Element = Parameters<typeof DomUtils.getName>[0];
type Parent = ReturnType<typeof parseDocument> | Element;

/** A child of an element, or a block around children that mails leave out or repeat. */
export type Item =
  | { readonly type: 'element'; readonly element: Element }
  /** `isSure` if it is not empty in any mail: a field can be. */
  | { readonly type: 'text'; readonly isSure: boolean }
  | Block;

export interface Block {
  readonly type: 'block';
  /** The token that opens it. */
  readonly id: number;
  /** `never` has content for the text part, which is in the HTML until the mail is rendered. */
  readonly kind: 'if' | 'each' | 'never';
  readonly main: readonly Item[];
  readonly otherwise: readonly Item[];
  /** The only branch that is shown, because a block around this one asks for the same. */
  readonly only: 'main' | 'otherwise' | undefined;
}

/** The children of an element. */
export interface Siblings {
  readonly items: readonly Item[];
  readonly hasBlocks: boolean;
  /** The innermost block around each child that is in one. */
  readonly blockOf: ReadonlyMap<Element, Block>;
  /** The first block, field or position among them. */
  readonly token: number | undefined;
  /** A block that does not end among them. */
  readonly torn: number | undefined;
}

/** What the conditions of the blocks around a place are known to be. */
type Known = ReadonlyMap<string, boolean>;

/** The HTML of a template as juice reads it, with the blocks among its elements. */
export interface HtmlTree {
  readonly elements: readonly Element[];
  siblingsOf(element: Element): Siblings;
  childrenOf(element: Element): Siblings;
  parentOf(element: Element): Element | undefined;
  /** A block or field inside an element, at any depth. */
  tokenIn(element: Element): number | undefined;
  /** Whether an element is in the HTML for the text part only. */
  isNeverShown(element: Element): boolean;
}

/** Reads HTML with the parser and the options of juice, so that both see the same elements. */
export async function parseHtmlTree(html: string, template: Tokenised): Promise<HtmlTree> {
  const { parseDocument, DomUtils } = await import('htmlparser2');
  const root = parseDocument(html, { decodeEntities: false });
  const elements = DomUtils.findAll(() => true, root.children);
  const lists = new Map<Parent, Siblings>();
  const knownAt = new Map<Parent, Known>();
  const never = new Set<Element>();
  const tokens = new Map<Element, number | undefined>();

  // In document order, so that the conditions around a parent are known before its children are read.
  for (const parent of [root, ...elements]) {
    const reader = createReader(template, knownAt.get(parent) ?? new Map());
    for (const child of parent.children) {
      if (DomUtils.isTag(child)) {
        const { known, isNever } = reader.addElement(child);
        knownAt.set(child, known);
        if (isNever || never.has(parent as Element)) never.add(child);
      } else if (DomUtils.isText(child)) reader.addText(child.data);
    }
    lists.set(parent, reader.finish());
  }
  for (const element of elements.toReversed()) {
    const inside = lists.get(element)!.token;
    const child = element.children.find((one) => DomUtils.isTag(one) && tokens.get(one) !== undefined);
    tokens.set(element, inside ?? (child === undefined ? undefined : tokens.get(child as Element)));
  }
  return {
    elements,
    siblingsOf: (element) => lists.get((element.parent ?? root) as Parent)!,
    childrenOf: (element) => lists.get(element)!,
    parentOf: ({ parent }) => (parent !== null && DomUtils.isTag(parent) ? parent : undefined),
    tokenIn: (element) => tokens.get(element),
    isNeverShown: (element) => never.has(element),
  };
}

interface OpenBlock {
  readonly id: number;
  /** Undefined for content that is in the HTML of every mail. */
  readonly block:
    | (Omit<Block, 'main' | 'otherwise'> & { readonly main: Item[]; readonly otherwise: Item[] })
    | undefined;
  /** The value of the condition in the main branch, by its key. */
  readonly condition: { readonly key: string; readonly value: boolean } | undefined;
  known: Known;
  items: Item[];
}

interface Reader {
  addElement(element: Element): { known: Known; isNever: boolean };
  addText(text: string): void;
  finish(): Siblings;
}

function createReader({ tokens, contexts }: Tokenised, known: Known): Reader {
  const items: Item[] = [];
  const open: OpenBlock[] = [{ id: -1, block: undefined, condition: undefined, known, items }];
  const blockOf = new Map<Element, Block>();
  let hasBlocks = false;
  let firstToken: number | undefined;
  let torn: number | undefined;

  const addToken = (id: number): void => {
    const token = tokens[id]!;
    const current = open.at(-1)!;
    firstToken ??= id;
    switch (token.type) {
      case 'value':
      case 'position':
        current.items.push({ type: 'text', isSure: token.type === 'position' });
        break;
      case 'if':
      case 'each':
      case 'face-text': {
        hasBlocks = true;
        const condition = conditionOf(token, contexts[id]!.at(-1)!.frameDepth);
        const value = condition && current.known.get(condition.key);
        const only = value === undefined ? undefined : value === condition!.value ? 'main' : 'otherwise';
        const kind = token.type === 'face-text' ? 'never' : token.type;
        const block: OpenBlock['block'] = { type: 'block', id, kind, main: [], otherwise: [], only };
        current.items.push(block);
        open.push({ id, block, condition, known: assume(current.known, condition), items: block.main });
        break;
      }
      case 'face-html':
        open.push({ ...current, id, block: undefined });
        break;
      case 'else':
        if (current.id !== token.of || current.block === undefined) torn ??= token.of;
        else {
          const { condition } = current;
          current.items = current.block.otherwise;
          const around = open.at(-2)!.known;
          current.known = assume(around, condition && { ...condition, value: !condition.value });
        }
        break;
      case 'end':
        if (open.length > 1 && current.id === token.of) open.pop();
        else torn ??= token.of;
        break;
      case 'face-end':
        if (open.length > 1 && tokens[current.id]!.type.startsWith('face')) open.pop();
        else torn ??= id;
        break;
    }
  };

  return {
    addElement(element) {
      const current = open.at(-1)!;
      current.items.push({ type: 'element', element });
      const block = open.findLast((one) => one.block !== undefined)?.block;
      if (block !== undefined) blockOf.set(element, block);
      return { known: current.known, isNever: open.some((one) => one.block?.kind === 'never') };
    },
    addText(text) {
      let position = 0;
      const addPlain = (plain: string): void => {
        if (plain !== '') open.at(-1)!.items.push({ type: 'text', isSure: plain.trim() !== '' });
      };
      for (const match of text.matchAll(tokenPattern)) {
        addPlain(text.slice(position, match.index));
        addToken(Number(match[1]));
        position = match.index + match[0].length;
      }
      addPlain(text.slice(position));
    },
    finish() {
      if (open.length > 1) torn ??= open.at(-1)!.id;
      return { items, hasBlocks, blockOf, token: firstToken, torn };
    },
  };
}

/** The condition of a block. Its key is the same wherever it asks for the same. */
function conditionOf(token: Token, frameDepth: number): OpenBlock['condition'] {
  if (token.type !== 'if') return undefined;
  return { key: JSON.stringify(absolute(token.condition, frameDepth)), value: !token.isInverted };
}

/** An expression whose depths count from the root instead of from its place. */
function absolute(expression: Expression, frameDepth: number): Expression {
  if (expression.type === 'literal') return expression;
  if (expression.type === 'call')
    return { ...expression, args: expression.args.map((one) => absolute(one, frameDepth)) };
  return { ...expression, depth: frameDepth - expression.depth };
}

function assume(known: Known, condition: OpenBlock['condition']): Known {
  return condition === undefined ? known : new Map(known).set(condition.key, condition.value);
}
