import type { MailRule } from '../../mail-rule.ts';

const most = 8192;

/** Gmail drops styles beyond a total size. @see https://github.com/hteumeuleu/email-bugs/issues/90 */
export const styleSizeRule: MailRule = {
  name: 'inbox/style-size',
  severity: 'error',
  async check({ styles }) {
    const sheets = await styles.sheets();
    const bytes = sheets.map(({ css }) => Buffer.byteLength(css));
    const total = bytes.reduce((sum, each) => sum + each, 0);
    if (total <= most) return [];
    const largest = sheets[bytes.indexOf(Math.max(...bytes))]!;
    return [
      {
        element: largest.element,
        message: `The <style> elements have ${total.toLocaleString('en')} bytes in total. Gmail drops styles beyond 8,192 bytes.`,
        fix: 'Inline what you can, and remove rules that no element uses.',
      },
    ];
  },
};

/** Gmail drops a style sheet with an @ rule in an @ rule. @see https://github.com/hteumeuleu/email-bugs/issues/21 */
export const nestedRulesRule: MailRule = {
  name: 'inbox/nested-rules',
  severity: 'error',
  async check({ styles }) {
    return (await styles.sheets()).flatMap(({ element, nested }) =>
      nested.map(({ inner, outer }) => ({
        element,
        words: inner,
        message: `"${inner}" is nested in "${outer}". Gmail drops the whole <style>.`,
        fix: 'Write one after the other, or join two @media conditions with "and".',
      })),
    );
  },
};

/** Most clients drop CSS that cannot be parsed, and the CSS after it. */
export const brokenStyleRule: MailRule = {
  name: 'inbox/broken-style',
  severity: 'error',
  async check({ styles }) {
    return (await styles.sheets()).flatMap(({ element, problem }) =>
      problem === undefined
        ? []
        : [
            {
              element,
              message: `The CSS of a <style> cannot be parsed: ${problem}.`,
              fix: 'Fix the CSS: Gmail drops the whole <style>, other clients everything after the error.',
            },
          ],
    );
  },
};
