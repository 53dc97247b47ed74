import type { DomNode } from 'html-to-text';
import { isOpeningToken, type Token, tokenPattern } from '../tokens.ts';

/** Deeper elements are not looked at; html-to-text leaves them out too. */
export const deepest = 200;

export function isElement(node: DomNode): boolean {
  return node.type === 'tag';
}

export function isHidden(node: DomNode): boolean {
  return node.attribs !== undefined && 'hidden' in node.attribs;
}

const blockNames = new Set(
  'address article aside blockquote body caption center dd div dl dt figure figcaption footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

export function isBlock(node: DomNode): boolean {
  return isElement(node) && blockNames.has(node.name ?? '');
}

/** The words of a node with the tokens in them, and the alternative texts of its images. */
export function textOf(node: DomNode): string {
  if (node.type === 'text') return node.data ?? '';
  if (isHidden(node)) return '';
  if (node.name === 'img') return node.attribs.alt ?? '';
  return (node.children ?? []).map(textOf).join(node.name === 'tr' ? ' ' : '');
}

/** Whether a node prints words or values, not only blocks and images. */
export function hasWords(node: DomNode, tokens: readonly Token[]): boolean {
  if (node.type === 'text') return isWords(node.data ?? '', tokens);
  return !isHidden(node) && (node.children ?? []).some((child) => hasWords(child, tokens));
}

function isWords(text: string, tokens: readonly Token[]): boolean {
  const rest = text.replace(tokenPattern, (_token, id: string) =>
    isPrinted(tokens[Number(id)]!) ? 'x' : '',
  );
  return /[^\s\p{Default_Ignorable_Code_Point}]/u.test(rest);
}

export function isPrinted({ type }: Token): boolean {
  return type === 'value' || type === 'position';
}

/** A node that the text part has instead of others. */
export function createElement(
  name: string,
  attribs: Readonly<Record<string, string>>,
  children: DomNode[],
): DomNode {
  return { type: 'tag', name, attribs: { ...attribs }, children } as DomNode;
}

/** Siblings that belong together: one node, or all nodes of a block with its tokens. */
export interface Unit {
  readonly nodes: readonly DomNode[];
  /** The token that opens the block. */
  readonly opening: Token | undefined;
}

/** Splits siblings into units, so that a block can be moved as a whole. */
export function unitsOf(nodes: readonly DomNode[], tokens: readonly Token[]): Unit[] {
  const units: Unit[] = [];
  let block: DomNode[] = [];
  let opening: Token | undefined;
  let depth = 0;
  for (const node of nodes.flatMap(splitTokens)) {
    const token = tokenOf(node, tokens);
    if (token !== undefined && isOpeningToken(token)) {
      if (depth === 0) opening = token;
      depth++;
    }
    if (depth === 0) {
      units.push({ nodes: [node], opening: undefined });
      continue;
    }
    block.push(node);
    if (token?.type === 'end') depth--;
    if (depth === 0) {
      units.push({ nodes: block, opening });
      block = [];
    }
  }
  if (block.length > 0) units.push({ nodes: block, opening });
  return units;
}

function splitTokens(node: DomNode): DomNode[] {
  if (node.type !== 'text') return [node];
  return (node.data ?? '')
    .split(new RegExp(`(${tokenPattern.source.replace('(', '(?:')})`))
    .filter((data) => data !== '')
    .map((data) => ({ ...node, type: 'text', data }) as DomNode);
}

function tokenOf(node: DomNode, tokens: readonly Token[]): Token | undefined {
  if (node.type !== 'text') return undefined;
  const [match] = (node.data ?? '').matchAll(tokenPattern);
  return match === undefined ? undefined : tokens[Number(match[1])];
}
