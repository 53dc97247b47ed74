import type { MailRule } from '../../mail-rule.ts';

/** Gmail shows this much of a mail, and a link to the rest. */
const clipped = 102_400;
/** Close enough for a longer name or a few more lines to reach it. */
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
          ? 'The HTML is larger than 102,400 bytes: Gmail clips the mail and hides its end.'
          : 'The HTML is larger than 80 KiB, close to the 102,400 bytes at which Gmail clips a mail.',
        fix: `This mail has ${bytes.toLocaleString('en')} bytes. Show fewer lines, or remove styles that repeat those of the surrounding elements.`,
      },
    ];
  },
};
