import { editSource } from '../1-read/source.ts';
import type { Tokenised } from '../2-resolve/tokenise.ts';
import { kindPlaces } from '../kind-places.ts';
import type { Problems } from '../problems.ts';
import { tokenPattern } from '../tokens.ts';
import { expandButton } from './expand-button.ts';
import { selectFace } from './faces.ts';
import { markIsolated } from './isolate-values.ts';
import type { PlacingOptions } from './placement.ts';

/** Phase 3 for a text part that the author wrote: fields that text cannot show are refused, and buttons are expanded. */
export function placeInText(template: Tokenised, options: PlacingOptions, problems: Problems): Tokenised {
  for (const [id, token] of [...template.tokens.entries()]) {
    if (token.type !== 'value') continue;
    const { writtenText, noun } = kindPlaces[token.kind];
    if (writtenText === 'button') expandInText(id, template, options);
    if (writtenText !== 'refused') continue;
    const message = `A ${noun} is not allowed in text. Remove "${token.name}".`;
    problems.report(template.written, token.index, 'misplaced-field', message);
  }
  markIsolated(template.tokens, options.direction);
  return template;
}

/** In text, a button is its label, with the URL on its own line. */
function expandInText(id: number, template: Tokenised, options: PlacingOptions): void {
  const button = expandButton(id, template, {
    ...options.button,
    direction: options.direction,
    standInColour: () => '#000000',
  });
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
