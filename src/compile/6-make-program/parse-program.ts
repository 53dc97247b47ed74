import { cellFlags, layoutMarks } from '../../mail-html/marks.ts';
import type {
  LayoutNode,
  Numbering,
  NumberStyle,
  Program,
  ProgramNode,
  Space,
  ValueNode,
} from '../../render/program.ts';
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
  /** Everything between the mark and its content. */
  readonly written: string;
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

const {
  tableStart,
  tableEnd,
  row,
  cell,
  listStart,
  listEnd,
  itemStart,
  itemEnd,
  spanStart,
  spanEnd,
  content,
} = layoutMarks;
const spacesAndMarks = new RegExp(
  `([${cell}${listStart}${itemStart}${spanStart}][^${content}]*${content}|[${tableStart}-${spanEnd}]|^[ \\t]+|[ \\t]*\\n\\s*|[ \\t]+$)`,
);
const startsWithMark = new RegExp(`^[${tableStart}-${spanEnd}]`);

/** Splits off line breaks, and spaces at the ends of a piece: they collapse with their neighbours if the value between is empty. */
function splitSpaces(text: string): Piece[] {
  return text
    .split(spacesAndMarks)
    .filter((piece) => piece !== '')
    .map((piece): Piece => {
      if (startsWithMark.test(piece)) return { mark: piece[0]!, written: piece.slice(1, -1) };
      if (/\S/.test(piece) || piece.includes('\u00a0')) return piece;
      const breaks = piece.split('\n').length - 1;
      const of: Space = breaks === 0 ? 1 : breaks === 1 ? 2 : 3;
      return { type: 'space', of };
    });
}

/** An open block, table, row, cell, list, item or span, with its nodes so far. */
interface Level {
  readonly kind: 'root' | 'block' | 'table' | 'row' | 'cell' | 'list' | 'item' | 'span';
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
      if ('mark' in piece) readMark(piece);
      else top().nodes.push(piece);
    } else {
      readToken(piece, place);
    }
  }
  closeUntil(['root']);
  return root;

  function readMark({ mark, written }: Mark): void {
    switch (mark) {
      case tableStart:
        open('table', (rows) => ({ type: 'table', rows }));
        return;
      case row:
        closeUntil(['table', 'block']);
        open('row', (cells) => ({ type: 'row', cells }));
        return;
      case cell:
        closeUntil(['row', 'block']);
        open('cell', (nodes) => ({ type: 'cell', content: trimSpaces(nodes), ...layoutOf(written) }));
        return;
      case listStart:
        open('list', (items) => ({ type: 'list', items, ...numberingOf(written) }));
        return;
      case itemStart:
        open('item', (nodes) => ({ type: 'item', ...markerOf(written), content: trimSpaces(nodes) }));
        return;
      case spanStart:
        open('span', (nodes) => spanOf(written, nodes));
        return;
      default:
        closeUntil([endsOf[mark]!]);
        levels.pop()!.close();
    }
  }

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
    return firstMarkIn(id, place) === row;
  }

  function isBetweenCells(id: number, place: number): boolean {
    return firstMarkIn(id, place) === cell;
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

/** The kind of level that a mark ends. */
const endsOf: Readonly<Record<string, Level['kind']>> = {
  [tableEnd]: 'table',
  [listEnd]: 'list',
  [itemEnd]: 'item',
  [spanEnd]: 'span',
};

function layoutOf(written: string): { isRight?: true; isWide?: true; isLink?: true; isItem?: true } {
  return {
    ...(written.includes(cellFlags.right) ? { isRight: true } : {}),
    ...(written.includes(cellFlags.wide) ? { isWide: true } : {}),
    ...(written.includes(cellFlags.link) ? { isLink: true } : {}),
    ...(written.includes(cellFlags.item) ? { isItem: true } : {}),
  };
}

function numberingOf(written: string): Numbering {
  const [style, start = '', direction] = written.split(',');
  return {
    style: style as NumberStyle,
    ...(start === '' ? {} : { start: Number(start) }),
    ...(direction === undefined ? {} : { isReversed: true }),
  };
}

/** An item has a bullet, or a number of its own. */
function markerOf(written: string): { marker: string; value?: number } {
  return /^-?\d/.test(written) ? { marker: '', value: Number(written) } : { marker: written };
}

function spanOf(written: string, nodes: ProgramNode[]): ProgramNode {
  const [open = '', close = ''] = written.split(',');
  const content = trimSpaces(nodes);
  return open === '' ? { type: 'kept', content } : { type: 'enclosed', open, close, content };
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
