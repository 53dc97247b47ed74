import { trimEnds } from '../../mail-html/trim-ends.ts';

/** Meta tags that MJML does not write. A template can have its own instead. */
const metas: readonly [name: string, content: string][] = [
  ['color-scheme', 'light dark'],
  ['supported-color-schemes', 'light dark'],
  ['format-detection', 'telephone=no, date=no, address=no, email=no, url=no'],
  ['x-apple-disable-message-reformatting', ''],
];

/** Without it, an inbox would show the text after the preheader in the same line. */
const filler = '&#8199;&#65279;&#847; '.repeat(100);

const hidden =
  'display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;mso-hide:all;';

/** Completes the HTML of MJML: meta tags, a preheader that clients show only once, and marks on styles that juice must keep. */
export function finishHtml(html: string, preheader: string | undefined): string {
  return keepReset(addPreheader(addMetas(html), preheader));
}

function addMetas(html: string): string {
  const missing = metas
    .filter(([name]) => !new RegExp(`<meta[^>]+name=["']?${name}["'\\s>]`, 'i').test(html))
    .map(([name, content]) => `<meta name="${name}"${content === '' ? '' : ` content="${content}"`}>`);
  return html.replace(/<meta name="viewport"[^>]*>|<head[^>]*>/i, (tag) => [tag, ...missing].join('\n    '));
}

function addPreheader(html: string, preheader: string | undefined): string {
  if (preheader === undefined || preheader === '') return html;
  const withoutMjmls = html.replace(
    /<div style="display:none;font-size:1px;color:#ffffff;line-height:1px;[^"]*">[\s\S]*?<\/div>/,
    '',
  );
  return withoutMjmls.replace(
    /<body[^>]*>/i,
    (body) => `${body}\n    <div style="${hidden}">${preheader}${filler}</div>`,
  );
}

/**
 * MJML has already inlined its reset styles. Juice would repeat them on every cell, and drop the rules for single clients, and
 * the `@import` of web fonts, which some clients need because they drop `<link>`.
 */
function keepReset(html: string): string {
  return html.replace(
    /<style type="text\/css">(?=\s*#outlook a|(?:\s*@import url\([^)]*\);)+\s*<\/style>)|<style media=/g,
    (tag) => tag.replace('<style', '<style data-embed'),
  );
}

/** HTML reads white space at line breaks as one space. Without this, a fifth of a mail would be MJML's indentation. */
export function trimLines(html: string): string {
  return /<pre[\s>]|white-space:\s*pre/i.test(html)
    ? html
    : `${html
        .split('\n')
        .map((line) => trimEnds(line, ' \t\r'))
        .filter((line) => line !== '')
        .join('\n')
        .trim()}\n`;
}
