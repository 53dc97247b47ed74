import type { Found, MailUnderCheck } from '../../mail-rule.ts';
import { plainWords, visibleTextOf } from '../../visible-text.ts';

/** What a reader sees of the two parts of a mail. */
export interface ShownWords {
  readonly html: string;
  readonly text: string;
}

export function shownWords({ document, mail }: MailUnderCheck): ShownWords {
  return { html: visibleTextOf(document), text: plainWords(mail.text) };
}

/** Whether words are shown; spaces count for nothing: an IBAN in groups is the same IBAN. */
export function shows(shown: string, words: string): boolean {
  return withoutSpaces(shown).includes(withoutSpaces(plainWords(words)));
}

/** The same for words that a narrow column may break over lines, with other columns between them. */
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

/** What is missing from the HTML, from the text part, or from both, in one sentence. */
export function missingFrom(
  shown: ShownWords,
  isShown: (part: string) => boolean,
  sentence: (part: string) => string,
  mend: string,
): Found[] {
  const parts = [
    ...(isShown(shown.html) ? [] : ['the HTML']),
    ...(isShown(shown.text) ? [] : ['the text part']),
  ];
  return parts.length === 0 ? [] : [{ message: sentence(parts.join(' and ')), mend }];
}
