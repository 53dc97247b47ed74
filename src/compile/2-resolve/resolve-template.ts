import type { FieldDefinitions } from '../../fields/field-definition.ts';
import type { Source } from '../1-read/source.ts';
import type { TemplateParts } from '../1-read/template-parts.ts';
import { checkCharacters } from './check-characters.ts';
import { checkCommentedPayment, dropComments } from './drop-comments.ts';
import { insertBody } from './insert-body.ts';
import { type Lowering, lowerFields } from './lower-fields.ts';
import { parseLogic } from './parse-logic.ts';
import { ScopeBuilder } from './scopes.ts';
import { type Tokenised, tokenise } from './tokenise.ts';

/** Phase 2: assembles a template, and resolves every field and block in it. */
export async function resolveTemplate(
  parts: TemplateParts,
  definitions: FieldDefinitions,
  lowering: Lowering,
): Promise<Tokenised> {
  const { problems } = lowering;
  const document = await insertBody(parts, lowering);
  checkCharacters(document, problems);
  const lowered = lowerFields(dropComments(document), lowering);
  const template = tokenise(parseLogic(lowered, problems), new ScopeBuilder(definitions), problems);
  checkCommentedPayment(document, template.tokens, problems);
  return template;
}

/** Resolves a text part that the author wrote, `text.txt`. It shares the scope of the HTML. */
export function resolveText(text: Source, { root }: Tokenised, lowering: Lowering): Tokenised {
  const lowered = lowerFields(text, { ...lowering, isText: true });
  return tokenise(parseLogic(lowered, lowering.problems), root, lowering.problems);
}
