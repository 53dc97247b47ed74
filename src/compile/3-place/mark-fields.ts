import { type Problem, TemplateError } from '../../errors.ts';
import type { FieldDefinitions } from '../../fields/field-definition.ts';
import { scanMarkup } from '../../mail-html/scan-markup.ts';
import type { Source } from '../1-read/source.ts';
import { checkCharacters } from '../2-resolve/check-characters.ts';
import { checkCommentedPayment, dropComments } from '../2-resolve/drop-comments.ts';
import { type Lowering, lowerFields } from '../2-resolve/lower-fields.ts';
import { parseLogic } from '../2-resolve/parse-logic.ts';
import { ScopeBuilder } from '../2-resolve/scopes.ts';
import { type Tokenised, tokenise } from '../2-resolve/tokenise.ts';
import { checkSelectors } from './check-selectors.ts';
import { type Placed, placeTokens } from './place-tokens.ts';
import type { PlacingOptions } from './placement.ts';
import { createStandInColours, type StandInColours } from './stand-in-colours.ts';

export interface MarkOptions extends Omit<PlacingOptions, 'standIns'> {
  readonly definitions: FieldDefinitions;
}

/** A template in which MJML and juice see opaque tokens instead of fields and blocks. */
export interface Marked extends Placed {
  readonly template: Tokenised;
  readonly standIns: StandInColours;
}

/**
 * Phase 2: finds every field and block, says what each means, and puts tokens in their places. What is wrong is noted in
 * `lowering.problems`; `gatherProblems` makes one report of it.
 */
export function markFields(read: Source, options: MarkOptions, lowering: Lowering): Marked {
  const { problems } = lowering;
  checkCharacters(read, problems);
  const lowered = lowerFields(dropComments(read), lowering);
  const { source, body } = parseLogic(lowered, problems);
  const template = tokenise(source, body, new ScopeBuilder(options.definitions));
  const standIns = createStandInColours(template.source.text);
  const items = scanMarkup(template.source.text);
  const placed = placeTokens(template, items, { ...options, standIns });
  checkSelectors(template, items);
  checkCommentedPayment(read, template);
  problems.push(...template.problems);
  return { ...placed, template, standIns };
}

/** Marks a template. @throws TemplateError with every problem that was found, also before a limit ended it, in source order */
export async function gatherProblems<T>({ problems }: Lowering, mark: () => Promise<T>): Promise<T> {
  const found = await mark().catch((error: unknown) => {
    if (!(error instanceof TemplateError)) throw error;
    throw new TemplateError(inSourceOrder([...problems, ...error.problems]));
  });
  if (problems.length > 0) throw new TemplateError(inSourceOrder(problems));
  return found;
}

function inSourceOrder(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems
    .toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column)
    .filter(({ code, file, line, column, message }) => {
      // What is not closed is said once, however many places that shows in.
      const key = `${file}:${line}:${column}:${code === 'unclosed-tag' ? code : message}`;
      return !seen.has(key) && seen.add(key);
    });
}
