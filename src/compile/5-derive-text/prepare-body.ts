import type { DomNode } from 'html-to-text';
import type { Token } from '../tokens.ts';
import { createElement, deepest, isBlock, isElement, unitsOf } from './dom.ts';
import { dropRepeats } from './drop-repeats.ts';
import { markTables } from './mark-tables.ts';

/** Changes elements of a body into those that say what a reader of the HTML sees: order, strokes, rows, repetitions. */
export function prepareBody(body: DomNode, tokens: readonly Token[]): void {
  nameByStyle(body, 0);
  markTables(body, tokens);
  orderSections(body, tokens, 0);
  dropRepeats(body, tokens);
}

const lineThrough = /text-decoration(?:-line)?\s*:[^;]*line-through/i;
const raised = /vertical-align\s*:\s*(super|sub)\b/i;
const asBlock = /display\s*:\s*block/i;
const inlineNames = new Set(['span', 'font', 'small', 'strong', 'b', 'em', 'i', 'bdi', 'label']);

/** Gives elements the name of what their style makes of them. */
function nameByStyle(node: DomNode, depth: number): void {
  if (depth > deepest) return;
  for (const child of node.children ?? []) {
    if (!isElement(child)) continue;
    const style: string = child.attribs.style ?? '';
    const isStruck = ['s', 'del', 'strike'].includes(child.name ?? '');
    const isInline = inlineNames.has(child.name ?? '');
    if (isStruck || lineThrough.test(style)) {
      if (isStruck) child.name = 'span';
      strike(child, depth);
    } else if (isInline && raised.test(style)) child.name = raised.exec(style)![1] === 'sub' ? 'sub' : 'sup';
    else if (isInline && asBlock.test(style)) child.name = 'div';
    if (!isStruck) nameByStyle(child, depth + 1);
  }
}

/** Puts `<s>` around the words of an element, inside its blocks: a stroke can go through a whole row. */
function strike(node: DomNode, depth: number): void {
  if (depth > deepest || node.name === 's') return;
  const struck: DomNode[] = [];
  let words: DomNode[] = [];
  const endWords = (): void => {
    const hasText = words.some((word) => isElement(word) || /\S/.test(word.data ?? ''));
    if (hasText) struck.push(createElement('s', {}, words));
    else struck.push(...words);
    words = [];
  };
  for (const child of node.children ?? []) {
    if (!hasBlocks(child, depth)) {
      words.push(child);
      continue;
    }
    endWords();
    strike(child, depth + 1);
    struck.push(child);
  }
  endWords();
  node.children = struck;
}

function hasBlocks(node: DomNode, depth: number): boolean {
  if (depth > deepest) return false;
  return isBlock(node) || (node.children ?? []).some((child) => hasBlocks(child, depth + 1));
}

const order: readonly (string | undefined)[] = ['caption', 'thead', undefined, 'tfoot'];

/** Puts the head of a table before its rows, and the foot after them, with the blocks around them. */
function orderSections(node: DomNode, tokens: readonly Token[], depth: number): void {
  if (depth > deepest) return;
  for (const child of node.children ?? []) orderSections(child, tokens, depth + 1);
  if (node.name !== 'table') return;
  const placeOf = (nodes: readonly DomNode[]): number => {
    const names = new Set(nodes.filter(isElement).map(({ name }) => name));
    const [name] = names;
    return names.size === 1 && order.includes(name) ? order.indexOf(name) : order.indexOf(undefined);
  };
  const units = unitsOf(node.children, tokens).map(({ nodes }) => ({ nodes, place: placeOf(nodes) }));
  node.children = units.toSorted((a, b) => a.place - b.place).flatMap(({ nodes }) => nodes);
}
