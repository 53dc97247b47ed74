import { foldProperties, unfoldProperties } from './fold-properties.ts';

/** A part in which marks replace properties and paragraphs without fields. */
export interface SetAside {
  readonly text: string;
  readonly kept: readonly string[];
  readonly folded: readonly string[];
}

/** The target of the processing instruction that replaces a paragraph set aside: `<?facteur-kept 12?>`. */
export const keptMark = 'facteur-kept';

/**
 * Sets paragraphs without fields aside, so that they are neither parsed nor rewritten. Most of a long document is plain
 * text, and parsing it would take most of the time.
 * Consecutive paragraphs share a mark. Parts with comments, CDATA, our own mark or another prefix than `w:` are left whole.
 */
export function setAside(text: string, hasExactStyles = false): SetAside {
  if (/<!--|<!\[CDATA\[|<\?facteur-/.test(text)) return { text, kept: [], folded: [] };
  const kept: string[] = [];
  let output = '';
  let position = 0;
  let openFields = 0;
  for (const [start, end] of outermostParagraphs(text)) {
    const paragraph = text.slice(start, end);
    // A field may span many paragraphs, and all of them belong to it.
    const isInField = openFields > 0;
    for (const mark of paragraph.matchAll(/fldCharType="(begin|end)"/g))
      openFields += mark[1] === 'begin' ? 1 : -1;
    if (isInField || mayHoldField.test(paragraph)) continue;
    if (start === position && kept.length > 0) kept.push(kept.pop() + paragraph);
    else {
      output += `${text.slice(position, start)}<?${keptMark} ${kept.length}?>`;
      kept.push(paragraph);
    }
    position = end;
  }
  const folded: string[] = [];
  return { text: foldProperties(output + text.slice(position), folded, hasExactStyles), kept, folded };
}

/** Restores the paragraphs wherever their marks are now. A copy loses what must be unique. */
export function putBack(text: string, { kept, folded }: Omit<SetAside, 'text'>): string {
  const used = new Set<string>();
  return unfoldProperties(text, folded).replace(/<\?facteur-kept (\d+)\?>/g, (_mark, index: string) => {
    const paragraph = kept[Number(index)] ?? '';
    if (!used.has(index)) {
      used.add(index);
      return paragraph;
    }
    return paragraph.replace(/ w14:(?:paraId|textId)="[^"]*"|<w:bookmark(?:Start|End)\b[^>]*\/>/g, '');
  });
}

/**
 * Field characters, simple fields, hyperlinks (whose address may be a typed field), typed braces or brackets; and
 * drawings, whose numbers must stay unique if a region repeats them.
 */
const mayHoldField = /fldChar|fldSimple|<w:hyperlink|[{}]|&lt;|&#|docPr/;

/** Text boxes nest paragraphs in paragraphs; the inner ones go with the outer one. */
function outermostParagraphs(text: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  let depth = 0;
  let start = 0;
  for (const tag of text.matchAll(/<(\/?)w:p(?=[\s/>])[^<>]*?(\/?)>/g)) {
    const isEmpty = tag[2] === '/';
    if (tag[1] === '/') {
      depth--;
      if (depth < 0) return [];
      if (depth === 0) found.push([start, tag.index + tag[0].length]);
    } else if (!isEmpty) {
      if (depth === 0) start = tag.index;
      depth++;
    }
  }
  return depth === 0 ? found : [];
}
