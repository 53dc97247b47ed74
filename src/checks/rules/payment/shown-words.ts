import type { Found, MailUnderCheck } from '../../mail-rule.ts';
import { plainWords, visibleTextOf } from '../../visible-text.ts';

/** The visible text of both parts of a mail. */
export interface ShownWords {
  readonly html: string;
  readonly text: string;
}

export function shownWords({ document, mail }: MailUnderCheck): ShownWords {
  return { html: visibleTextOf(document), text: plainWords(mail.text) };
}

/** Whether words are shown. Spaces are ignored, because an IBAN may be printed in groups. */
export function shows(shown: string, words: string): boolean {
  return withoutSpaces(shown).includes(withoutSpaces(plainWords(words)));
}

/** The same, for words that a narrow column may break over several lines with other columns between them. */
export function showsWords(shown: string, words: string): boolean {
  return (
    shows(shown, words) ||
    plainWords(words)
      .split(' ')
      .every((word) => shown.includes(word))
  );
}

function withoutSpaces(text: string): string {
  return text.replaceAll(' ', '');
}

/** One finding if the HTML, the text part, or both lack something. */
export function missingFrom(
  shown: ShownWords,
  isShown: (part: string) => boolean,
  /** Builds the message around `the HTML does not`. */
  sentence: (partDoesNot: string) => string,
  fix: string,
): Found[] {
  const isInHtml = isShown(shown.html);
  const isInText = isShown(shown.text);
  if (isInHtml && isInText) return [];
  const does = isInHtml
    ? 'the text part does not'
    : isInText
      ? 'the HTML does not'
      : 'the HTML and the text part do not';
  return [{ message: sentence(does), fix }];
}
