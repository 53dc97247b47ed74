import { trimEnds } from '../../mail-html/trim-ends.ts';

/** What MJML's skeleton lacks. Each is left out where the template brings its own. */
const metas: readonly [name: string, content: string][] = [
  ['color-scheme', 'light dark'],
  ['supported-color-schemes', 'light dark'],
  ['format-detection', 'telephone=no, date=no, address=no, email=no, url=no'],
  ['x-apple-disable-message-reformatting', ''],
];

/** Keeps what follows the preheader in the body out of the line that an inbox shows. */
const filler = '&#8199;&#65279;&#847; '.repeat(100);

const hidden =
  'display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;mso-hide:all;';

/** Completes the HTML that MJML made: head metas, a preheader that no client shows twice, styles for juice to leave alone. */
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

/** MJML has inlined what its own reset says; juice would repeat it on every cell, and drop rules for single clients. */
function keepReset(html: string): string {
  return html.replace(/<style type="text\/css">(?=\s*#outlook a)|<style media=/g, (tag) =>
    tag.replace('<style', '<style data-embed'),
  );
}

/** White space at line breaks means one space in HTML; MJML indents with a fifth of a mail's bytes. */
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
