import type { MailRule } from '../../mail-rule.ts';
import { plainWords } from '../../visible-text.ts';

/** The most that inboxes show on a desktop; phones show 33 to 48. */
const shown = 70;
/** The most that Exchange stores, with the prefix of a reply. */
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
          ? `The subject has more than ${stored} characters, the most that Exchange stores.`
          : `The subject has more than ${shown} characters, so inboxes cut it off.`,
        fix: `It has ${length}. Say what it is about in the first 33, which every phone shows, and put the rest in the preheader.`,
      },
    ];
  },
};

/** @see https://www.litmus.com/blog/the-ultimate-guide-to-preview-text-support what an inbox shows instead */
export const preheaderMissingRule: MailRule = {
  name: 'inbox/preheader-missing',
  severity: 'error',
  check: ({ mail }) =>
    plainWords(mail.preheader) === ''
      ? [
          {
            message:
              'The mail has no preheader: inboxes show its first words instead, such as a greeting or a web address.',
            fix: 'Put the amount and the due date in <mj-preview>.',
          },
        ]
      : [],
};

/** Inboxes show the subject and the preheader side by side. */
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
        message: 'The preheader repeats the subject, and inboxes show them side by side.',
        fix: 'Say what the subject does not: the amount and the due date.',
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
