import { editSource, problemAt, type Source } from '../1-read/source.ts';
import { type Lowering, lowerFields } from '../2-resolve/lower-fields.ts';
import { parseLogic } from '../2-resolve/parse-logic.ts';
import { type Tokenised, tokenise } from '../2-resolve/tokenise.ts';
import { kindPlaces } from '../kind-places.ts';
import { tokenPattern } from '../tokens.ts';
import { expandButton } from './expand-button.ts';
import { selectFace } from './faces.ts';
import type { Marked, MarkOptions } from './mark-fields.ts';

/** Marks the fields of a text part that its author wrote, `text.txt`. It shares the scope of the HTML. */
export function markText(
  source: Source,
  marked: Marked,
  options: MarkOptions,
  lowering: Lowering,
): Tokenised {
  const { problems } = lowering;
  const { source: lowered, body } = parseLogic(lowerFields(source, { ...lowering, isText: true }), problems);
  const template = tokenise(lowered, body, marked.template.root);
  for (const [id, token] of [...template.tokens.entries()]) {
    if (token.type !== 'value') continue;
    const { writtenText, noun } = kindPlaces[token.kind];
    if (writtenText === 'button') expandInText(id, template, options);
    if (writtenText !== 'refused') continue;
    const message = `A ${noun} cannot stand in text: "${token.name}".`;
    problems.push(problemAt(lowered, token.index, 'misplaced-field', message));
  }
  problems.push(...template.problems);
  return template;
}

/** In text a button is its label and the URL on a line of its own. */
function expandInText(id: number, template: Tokenised, options: MarkOptions): void {
  const button = expandButton(id, template, { ...options.button, standInColour: () => '#000000' });
  const face = selectFace(button.html, template.tokens, 'text')
    .replace('<br>', '\n')
    .replace(/<[^>]*>/g, '');
  const { source } = template;
  const edits = [...source.text.matchAll(tokenPattern)]
    .filter((match) => Number(match[1]) === id)
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      insert: button.open + face + button.close,
    }));
  template.source = editSource(source, edits);
}
