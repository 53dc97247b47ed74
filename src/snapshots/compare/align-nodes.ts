import type { HtmlNode } from './html-tree.ts';

/** Two corresponding nodes, or one without a counterpart. */
export type NodePair = readonly [before: HtmlNode | undefined, after: HtmlNode | undefined];

/** Pairs the children of an element with those of its counterpart: equal ones first, then the most similar in order. */
export async function alignNodes(
  before: readonly HtmlNode[],
  after: readonly HtmlNode[],
): Promise<NodePair[]> {
  const { diffArrays } = await import('diff');
  const parts = diffArrays([...before], [...after], { comparator: (a, b) => a.print === b.print });
  const pairs: NodePair[] = [];
  let removed: HtmlNode[] = [];
  let added: HtmlNode[] = [];
  const close = (): void => {
    pairs.push(...alignGap(removed, added));
    [removed, added] = [[], []];
  };
  for (const part of parts) {
    if (part.removed) removed.push(...part.value);
    else if (part.added) added.push(...part.value);
    else close();
  }
  close();
  return pairs;
}

/** Maximum number of cells in the table below. Beyond it, nodes are paired by position. */
const mostCells = 40_000;

/** Finds the ordered pairing with the greatest similarity, by sequence alignment. */
function alignGap(before: readonly HtmlNode[], after: readonly HtmlNode[]): NodePair[] {
  const [rows, columns] = [before.length, after.length];
  if (rows === 0 || columns === 0)
    return [
      ...before.map((node) => [node, undefined] as const),
      ...after.map((node) => [undefined, node] as const),
    ];
  if (rows * columns > mostCells)
    return Array.from(
      { length: Math.max(rows, columns) },
      (_, index) => [before[index], after[index]] as const,
    );
  const like = before.map((one) => after.map((other) => likeness(one, other)));
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      best[row]![column] = Math.max(
        best[row + 1]![column]!,
        best[row]![column + 1]!,
        like[row]![column]! + best[row + 1]![column + 1]!,
      );
    }
  }
  const pairs: NodePair[] = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    const isPair =
      row < rows &&
      column < columns &&
      like[row]![column]! > 0 &&
      best[row]![column] === like[row]![column]! + best[row + 1]![column + 1]!;
    if (isPair) pairs.push([before[row++], after[column++]]);
    else if (row < rows && (column === columns || best[row]![column] === best[row + 1]![column]))
      pairs.push([before[row++], undefined]);
    else pairs.push([undefined, after[column++]]);
  }
  return pairs;
}

/** 0 for unrelated nodes, up to 1 for the same words in the same tag. */
function likeness(one: HtmlNode, other: HtmlNode): number {
  if (one.tag !== other.tag) return 0;
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  const total = a.size + b.size;
  return 0.2 + (total === 0 ? 0.8 : (0.8 * 2 * shared) / total);
}

function wordsOf(node: HtmlNode): Set<string> {
  const source = node.tag === '#text' ? '' : 'source' in node ? node.source : '';
  return new Set(`${node.text} ${source}`.split(/\s+/).filter((word) => word !== ''));
}
