import type { Program, ProgramNode, Space } from './program.ts';

/** White space of the text part as it is written. */
export const spaces: Readonly<Record<Space | 0, string>> = { 0: '', 1: ' ', 2: '\n', 3: '\n\n' };

/** Joins fixed texts with the white space between them: `"Ask us"`, a space, `"anything."` is one text. */
export function foldSpaces(program: Program): Program {
  const folded: ProgramNode[] = [];
  for (const node of program.map(foldInside)) {
    const space = folded.at(-1);
    const before = folded.at(-2);
    if (typeof node === 'string' && typeof space === 'string') {
      folded.splice(-1, 1, space + node);
    } else if (typeof node === 'string' && isSpace(space) && typeof before === 'string' && node !== '') {
      folded.splice(-2, 2, before + spaces[space.of] + node);
    } else if (isSpace(node) && isSpace(space)) {
      if (node.of > space.of) folded.splice(-1, 1, node);
    } else if (node !== '') {
      folded.push(node);
    }
  }
  return folded;
}

function isSpace(node: ProgramNode | undefined): node is Extract<ProgramNode, { type: 'space' }> {
  return typeof node === 'object' && node.type === 'space';
}

function foldInside(node: ProgramNode): ProgramNode {
  if (typeof node === 'string') return node;
  switch (node.type) {
    case 'if':
    case 'each':
      return { ...node, body: foldSpaces(node.body), otherwise: foldSpaces(node.otherwise) };
    case 'table':
      return { ...node, rows: foldSpaces(node.rows) };
    case 'row':
      return { ...node, cells: foldSpaces(node.cells) };
    case 'cell':
    case 'item':
      return { ...node, content: foldSpaces(node.content) };
    default:
      return node;
  }
}
