import { type MarkupItem, scanMarkup } from '../../mail-html/scan-markup.ts';
import { editSource, type Source } from '../1-read/source.ts';
import type { Problems } from '../problems.ts';
import type { Token } from '../tokens.ts';

/** Notes of a template's author are not for its readers; conditional comments stay. */
export function dropComments(source: Source): Source {
  return editSource(
    source,
    commentsOf(source).map(({ start, end }) => ({ start, end, insert: '' })),
  );
}

const paymentField = /[{<;]\s*(?:[\w.]{1,80}\.)?payment(?:url|button)\s*\/?[}>&]/i;

/** Reports a payment field that stands in a comment alone: it would be gone without a word. */
export function checkCommentedPayment(read: Source, tokens: readonly Token[], problems: Problems): void {
  if (tokens.some(({ type, name }) => type === 'value' && /payment(?:url|button)$/i.test(name))) return;
  for (const { start, end } of commentsOf(read)) {
    const field = paymentField.exec(read.text.slice(start, end));
    if (field === null) continue;
    const message =
      'The payment field stands in a comment alone, and comments do not go out. Take it out of the comment; a note about it is {{!-- … --}}.';
    problems.report(read, start + field.index, 'payment-url-lost', message);
    return;
  }
}

function commentsOf(source: Source): MarkupItem[] {
  return source.text.includes('<!--') ? scanMarkup(source.text).filter(({ type }) => type === 'comment') : [];
}
