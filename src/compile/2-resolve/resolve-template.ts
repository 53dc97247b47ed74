import type { FieldDefinitions } from '../../fields/field-definition.ts';
import { type MarkupItem, scanMarkup } from '../../mail-html/scan-markup.ts';
import { editSource, joinSources, type Source, sliceSource } from '../1-read/source.ts';
import type { TemplateParts } from '../1-read/template-parts.ts';
import { isPaymentUrl, type Token } from '../tokens.ts';
import { findOpenTags } from './check-blocks.ts';
import { checkCharacters } from './check-characters.ts';
import { insertBody } from './insert-body.ts';
import { type Lowering, lowerFields } from './lower-fields.ts';
import { parseLogic } from './parse-logic.ts';
import { ScopeBuilder } from './scopes.ts';
import { type Tokenised, tokenise } from './tokenise.ts';
import { warnOfLookalikes } from './warn-of-lookalikes.ts';

/** Phase 2: assembles a template, and resolves every field and block in it. */
export async function resolveTemplate(
  parts: TemplateParts,
  definitions: FieldDefinitions,
  lowering: Lowering,
): Promise<Tokenised> {
  const { problems } = lowering;
  checkLookalikes(parts, lowering);
  const document = await insertBody(parts, lowering);
  checkCharacters(document, problems);
  const lowered = lowerFields(dropComments(document), lowering);
  const template = tokenise(parseLogic(lowered, problems), new ScopeBuilder(definitions), problems);
  checkCommentedPayment(document, template.tokens, lowering);
  return template;
}

/** Before the parts are put together: sanitising a body changes its places. */
function checkLookalikes({ document, body, subject, preheader }: TemplateParts, lowering: Lowering): void {
  warnOfLookalikes(document, lowering);
  if (body !== undefined) warnOfLookalikes(body, lowering);
  for (const line of [subject, preheader])
    if (line !== undefined) warnOfLookalikes(line, { ...lowering, isText: true });
}

/** Resolves a text part that the author wrote, `text.txt`. It shares the scope of the HTML. */
export function resolveText(text: Source, { root }: Tokenised, lowering: Lowering): Tokenised {
  warnOfLookalikes(text, { ...lowering, isText: true });
  const lowered = lowerFields(text, { ...lowering, isText: true });
  return tokenise(parseLogic(lowered, lowering.problems), root, lowering.problems);
}

/**
 * Removes comments, which could reveal notes of the author to readers. Conditional comments stay, and so do the tags of
 * blocks that are put into comments to keep HTML editors from moving them: `<!-- {{#each invoice.lines}} -->`.
 */
function dropComments(source: Source): Source {
  const edits = commentsOf(source).map(({ start, end }) => {
    const tags = findOpenTags(source.text.slice(start, end));
    const insert = joinSources(tags.map((tag) => sliceSource(source, start + tag.start, start + tag.end)));
    return { start, end, insert };
  });
  return editSource(source, edits);
}

const paymentField = /[{<;]\s*((?:[\w.]{1,80}\.)?payment(?:url|button))\s*\/?[}>&]/gi;

/** Reports a payment field that is only in a comment: it would be dropped silently. */
function checkCommentedPayment(
  read: Source,
  tokens: readonly Token[],
  { isPayment, problems }: Lowering,
): void {
  if (tokens.some((token) => isPaymentUrl(token) || (token.type === 'value' && token.kind === 'button')))
    return;
  for (const { start, end } of commentsOf(read)) {
    const field = [...read.text.slice(start, end).matchAll(paymentField)].find(([, name]) =>
      isPayment(name!.toLowerCase()),
    );
    if (field === undefined) continue;
    const message =
      'The payment field is only in a comment, and comments are removed from the mail. Move it out of the comment, and write notes as {{!-- … --}}.';
    problems.report(read, start + field.index, 'payment-url-lost', message);
    return;
  }
}

function commentsOf(source: Source): MarkupItem[] {
  return source.text.includes('<!--') ? scanMarkup(source.text).filter(({ type }) => type === 'comment') : [];
}
