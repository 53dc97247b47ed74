import { layoutMarks } from '../../mail-html/marks.ts';
import type { LayoutNode, Program, ProgramNode, Space, ValueNode } from '../../render/program.ts';
import { type Token, tokenPattern } from '../tokens.ts';

/** Parses tokenised HTML, or a subject, into the program that fills it in. */
export function parseHtmlProgram(html: string, tokens: readonly Token[]): Program {
  return parse(
    splitTokens(html).filter((piece) => piece !== ''),
    tokens,
    (text) => [text],
  );
}

/** Parses a derived text part: white space next to tokens collapses, and tables are laid out for each mail. */
export function parseTextProgram(text: string, tokens: readonly Token[]): Program {
  return parse(
    splitTokens(text).flatMap((piece) => (typeof piece === 'number' ? [piece] : splitSpaces(piece))),
    tokens,
    (piece) => [piece.replaceAll(layoutMarks.keptSpace, ' ').replaceAll(layoutMarks.keptBreak, '\n')],
  );
}

type Piece = string | number | LayoutNode | Mark;
interface Mark {
  readonly mark: string;
  /** The bullet or number of a list item. */
  readonly marker?: string;
}

function splitTokens(text: string): (string | number)[] {
  const pieces: (string | number)[] = [];
  let position = 0;
  for (const match of text.matchAll(tokenPattern)) {
    if (match.index > position) pieces.push(text.slice(position, match.index));
    pieces.push(Number(match[1]));
    position = match.index + match[0].length;
  }
  if (position < text.length) pieces.push(text.slice(position));
  return pieces;
}

/** Marks that open or close something; kept white space is text. */
const marks: readonly string[] = Object.values(layoutMarks).filter(
  (mark) => mark !== layoutMarks.keptSpace && mark !== layoutMarks.keptBreak,
);

const cellKinds: Readonly<Record<string, { isRight?: true; isWide?: true; isLink?: true }>> = {
  [layoutMarks.leftCell]: {},
  [layoutMarks.rightCell]: { isRight: true },
  [layoutMarks.wideCell]: { isWide: true },
  [layoutMarks.linkCell]: { isLink: true },
};

const { tableStart, itemStart, itemContent, itemEnd } = layoutMarks;
const spacesAndMarks = new RegExp(
  `(${itemStart}[^${itemContent}]*${itemContent}|[${tableStart}-${itemEnd}]|^[ \\t]+|[ \\t]*\\n\\s*|[ \\t]+$)`,
);

/** Splits off line breaks, and spaces at the ends of a piece: they collapse with their neighbours if the value between is empty. */
function splitSpaces(text: string): Piece[] {
  return text
    .split(spacesAndMarks)
    .filter((piece) => piece !== '')
    .map((piece): Piece => {
      if (marks.includes(piece)) return { mark: piece };
      if (piece.startsWith(layoutMarks.itemStart))
        return { mark: layoutMarks.itemStart, marker: piece.slice(1, -1) };
      if (/\S/.test(piece) || piece.includes('\u00a0')) return piece;
      const breaks = piece.split('\n').length - 1;
      const of: Space = breaks === 0 ? 1 : breaks === 1 ? 2 : 3;
      return { type: 'space', of };
    });
}

/** An open block, table, row, cell or list item, with its nodes so far. */
interface Level {
  readonly kind: 'root' | 'block' | 'table' | 'row' | 'cell' | 'item';
  readonly nodes: ProgramNode[];
  readonly close: () => void;
}

function parse(
  pieces: readonly Piece[],
  tokens: readonly Token[],
  literal: (text: string) => ProgramNode[],
): Program {
  const root: ProgramNode[] = [];
  const levels: Level[] = [{ kind: 'root', nodes: root, close: () => undefined }];
  const top = (): Level => levels.at(-1)!;
  const closeUntil = (kinds: readonly Level['kind'][]): void => {
    while (!kinds.includes(top().kind)) levels.pop()!.close();
  };
  const open = (kind: Level['kind'], make: (nodes: ProgramNode[]) => ProgramNode): void => {
    const holder = top().nodes;
    const nodes: ProgramNode[] = [];
    levels.push({ kind, nodes, close: () => holder.push(make(nodes)) });
  };
  const branches: { body: ProgramNode[]; otherwise: ProgramNode[] }[] = [];

  for (const [place, piece] of pieces.entries()) {
    if (typeof piece === 'string') top().nodes.push(...literal(piece));
    else if (typeof piece !== 'number') {
      if (!('mark' in piece)) top().nodes.push(piece);
      else if (piece.mark === layoutMarks.tableStart) open('table', (rows) => ({ type: 'table', rows }));
      else if (piece.mark === layoutMarks.tableEnd) {
        closeUntil(['table']);
        levels.pop()!.close();
      } else if (piece.mark === layoutMarks.itemStart) {
        const { marker = '' } = piece;
        open('item', (content) => ({ type: 'item', marker, content: trimSpaces(content) }));
      } else if (piece.mark === layoutMarks.itemEnd) {
        closeUntil(['item']);
        levels.pop()!.close();
      } else if (piece.mark === layoutMarks.row) {
        closeUntil(['table', 'block']);
        open('row', (cells) => ({ type: 'row', cells }));
      } else {
        closeUntil(['row', 'block']);
        const kind = cellKinds[piece.mark];
        open('cell', (content) => ({ type: 'cell', content: trimSpaces(content), ...kind }));
      }
    } else {
      readToken(piece, place);
    }
  }
  closeUntil(['root']);
  return root;

  function readToken(id: number, place: number): void {
    const token = tokens[id]!;
    switch (token.type) {
      case 'value':
        top().nodes.push(valueNode(token));
        return;
      case 'position':
        top().nodes.push({ type: 'position', depth: token.depth });
        return;
      case 'if':
      case 'each': {
        // A block between rows contains rows, and one between cells contains cells, so the open row or cell ends before it.
        if (isBetweenRows(id, place)) closeUntil(['table', 'block', 'root']);
        else if (isBetweenCells(id, place)) closeUntil(['row', 'block', 'root']);
        const holder = top().nodes;
        const branch = { body: [] as ProgramNode[], otherwise: [] as ProgramNode[] };
        branches.push(branch);
        levels.push({
          kind: 'block',
          nodes: branch.body,
          close: () => holder.push(blockNode(token, branch)),
        });
        return;
      }
      case 'else': {
        closeUntil(['block']);
        const level = levels.pop()!;
        levels.push({ ...level, nodes: branches.at(-1)!.otherwise });
        return;
      }
      case 'end':
        closeUntil(['block']);
        levels.pop()!.close();
        branches.pop();
        return;
      default:
        return;
    }
  }

  /** The first mark inside a block tells whether it is between rows or between cells. */
  function isBetweenRows(id: number, place: number): boolean {
    return firstMarkIn(id, place) === layoutMarks.row;
  }

  function isBetweenCells(id: number, place: number): boolean {
    const mark = firstMarkIn(id, place);
    return mark !== undefined && Object.hasOwn(cellKinds, mark);
  }

  function firstMarkIn(id: number, place: number): string | undefined {
    for (let index = place + 1; index < pieces.length; index++) {
      const piece = pieces[index]!;
      if (typeof piece === 'object' && 'mark' in piece) return piece.mark;
      if (typeof piece === 'string') return undefined;
      if (typeof piece === 'number') {
        const token = tokens[piece]!;
        if (token.type === 'end' && token.of === id) return undefined;
        if (token.type === 'value' || token.type === 'position') return undefined;
      }
    }
    return undefined;
  }
}

function valueNode(token: Extract<Token, { type: 'value' }>): ValueNode {
  const { type, depth, slot, landing, dateStyle, isMultiline, isAddress, isIsolated } = token;
  return {
    type,
    depth,
    slot,
    landing,
    ...(dateStyle === undefined ? {} : { dateStyle }),
    ...(isMultiline === true ? { isMultiline } : {}),
    ...(isIsolated === true ? { isIsolated } : {}),
    ...(isAddress === true ? { isAddress } : {}),
  };
}

function blockNode(
  token: Extract<Token, { type: 'if' | 'each' }>,
  branch: { body: ProgramNode[]; otherwise: ProgramNode[] },
): ProgramNode {
  if (token.type === 'each')
    return {
      type: 'each',
      depth: token.depth,
      slot: token.slot,
      body: branch.body,
      otherwise: branch.otherwise,
    };
  const inverted = token.isInverted ? { isInverted: true as const } : {};
  return {
    type: 'if',
    condition: token.condition,
    ...inverted,
    body: branch.body,
    otherwise: branch.otherwise,
  };
}

function trimSpaces(nodes: ProgramNode[]): ProgramNode[] {
  const isSpace = (node: ProgramNode | undefined): boolean =>
    typeof node === 'object' && node.type === 'space';
  let start = 0;
  let end = nodes.length;
  while (start < end && isSpace(nodes[start])) start++;
  while (end > start && isSpace(nodes[end - 1])) end--;
  return nodes.slice(start, end);
}
