import type { MailRule } from '../../mail-rule.ts';

/** Gmail shows no more of a mail than this, and a link to the rest. */
const clipped = 102_400;
/** Where a longer name or a few more lines lead there. */
const large = 80 * 1024;

/** @see https://github.com/hteumeuleu/email-bugs/issues/41 */
export const htmlSizeRule: MailRule = {
  name: 'inbox/html-size',
  severity: 'error',
  check({ mail }) {
    const bytes = Buffer.byteLength(mail.html);
    if (bytes <= large) return [];
    const isClipped = bytes > clipped;
    return [
      {
        severity: isClipped ? 'error' : 'warning',
        message: isClipped
          ? 'The HTML has more than 102,400 bytes: Gmail clips the mail, and what comes last is not seen.'
          : 'The HTML has more than 80 KiB: not far from the 102,400 bytes at which Gmail clips a mail.',
        fix: `This mail has ${bytes.toLocaleString('en')} bytes. Show fewer lines, or leave out styles that repeat what stands around them.`,
      },
    ];
  },
};
