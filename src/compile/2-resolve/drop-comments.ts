import { type MarkupItem, scanMarkup } from '../../mail-html/scan-markup.ts';
import { editSource, type Source } from '../1-read/source.ts';
import type { Problems } from '../problems.ts';
import type { Token } from '../tokens.ts';

/** Removes comments, which could reveal notes of the author to readers. Conditional comments stay. */
export function dropComments(source: Source): Source {
  return editSource(
    source,
    commentsOf(source).map(({ start, end }) => ({ start, end, insert: '' })),
  );
}

const paymentField = /[{<;]\s*(?:[\w.]{1,80}\.)?payment(?:url|button)\s*\/?[}>&]/i;

/** Reports a payment field that is only in a comment: it would be dropped silently. */
export function checkCommentedPayment(read: Source, tokens: readonly Token[], problems: Problems): void {
  if (tokens.some(({ type, name }) => type === 'value' && /payment(?:url|button)$/i.test(name))) return;
  for (const { start, end } of commentsOf(read)) {
    const field = paymentField.exec(read.text.slice(start, end));
    if (field === null) continue;
    const message =
      'The payment field is only in a comment, and comments are removed from the mail. Move it out of the comment, and write notes as {{!-- … --}}.';
    problems.report(read, start + field.index, 'payment-url-lost', message);
    return;
  }
}

function commentsOf(source: Source): MarkupItem[] {
  return source.text.includes('<!--') ? scanMarkup(source.text).filter(({ type }) => type === 'comment') : [];
}
