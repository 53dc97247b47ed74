import type { MailRule } from '../../mail-rule.ts';
import { plainWords } from '../../visible-text.ts';

/** Lists of mails show no more on a desktop; telephones show 33 to 48. */
const shown = 70;
/** What Exchange can store with the prefix of an answer. */
const stored = 253;

/**
 * @see https://www.emailtooltester.com/en/blog/email-subject-lines-character-limit/ measured in the clients
 * @see https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxcmsg/053adcb5-4aa1-4028-a3ef-ef18ce19d0e0 254 characters
 */
export const subjectLengthRule: MailRule = {
  name: 'inbox/subject-length',
  severity: 'warning',
  check({ mail }) {
    const length = [...new Intl.Segmenter().segment(mail.subject)].length;
    if (length <= shown) return [];
    const isCut = mail.subject.length > stored;
    return [
      {
        severity: isCut ? 'error' : 'warning',
        words: mail.subject,
        message: isCut
          ? `The subject has more than ${stored} characters, which is all that Exchange stores.`
          : `The subject has more than ${shown} characters: lists of mails show less of it.`,
        fix: `This one has ${length}. Say what it is about in the first 33, which every telephone shows, and leave the rest to the preheader.`,
      },
    ];
  },
};

/** @see https://www.litmus.com/blog/the-ultimate-guide-to-preview-text-support what an inbox shows when there is none */
export const preheaderMissingRule: MailRule = {
  name: 'inbox/preheader-missing',
  severity: 'error',
  check: ({ mail }) =>
    plainWords(mail.preheader) === ''
      ? [
          {
            message:
              'The mail has no preheader: inboxes show its first words in the place of one, a greeting or a web address.',
            fix: 'Write the amount and the date into <mj-preview>.',
          },
        ]
      : [],
};

/** The subject and the preheader stand side by side in an inbox. */
export const preheaderRepeatsRule: MailRule = {
  name: 'inbox/preheader-repeats',
  severity: 'warning',
  check({ mail }) {
    const [subject, preheader] = [toComparable(mail.subject), toComparable(mail.preheader)];
    if (subject === '' || preheader === '') return [];
    if (!preheader.startsWith(subject) && !subject.startsWith(preheader)) return [];
    return [
      {
        words: mail.preheader,
        message: 'The preheader repeats the subject, beside which it stands in an inbox.',
        fix: 'Let it say what the subject does not: how much, and until when.',
      },
    ];
  },
};

function toComparable(text: string): string {
  return plainWords(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
