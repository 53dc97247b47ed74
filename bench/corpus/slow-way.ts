import path from 'node:path';
import Handlebars from 'handlebars';
import { finishHtml, trimLines } from '../../src/compile/4-build-html/finish-html.ts';
import { loadMjml } from '../../src/compile/4-build-html/load-mjml.ts';
import { loadJuice } from '../../src/compile/css/juice.ts';
import { makeCssReadable } from '../../src/compile/css/readable-css.ts';

/**
 * A mail as every send makes it without a compiler: Handlebars fills in the source, MJML reads it with its includes, juice
 * inlines the CSS. Nothing of how facteur reads a template is in it.
 */
export async function renderSlowly(
  source: string,
  file: string,
  root: string,
  view: object,
): Promise<string> {
  const fill = Handlebars.compile(source);
  const juice = await loadJuice();
  // What juice cannot read has no slow way.
  const { text: filled } = await makeCssReadable({ text: fill(view), pieces: [] }, juice, []);
  const html = /<mjml[\s>]/i.test(filled) ? await mjmlOf(filled, file, root) : filled;
  const preheader = /<mj-preview[^>]*>([\s\S]*?)<\/mj-preview\s*>/i.exec(filled)?.[1]?.trim();
  return trimLines(juice.inline(finishHtml(html, preheader)));
}

/** MJML's default is the language `und`. */
function withLanguage(filled: string): string {
  return filled.replace(/<mjml\b([^>]*)/i, (tag, attributes: string) => {
    const lang = /\blang=/.test(attributes) ? '' : ' lang="en-BE"';
    const dir = /\bdir=/.test(attributes) ? '' : ' dir="ltr"';
    return tag + lang + dir;
  });
}

async function mjmlOf(filled: string, file: string, root: string): Promise<string> {
  const { html } = await loadMjml().toHtml(withLanguage(filled), {
    validationLevel: 'strict',
    fonts: {},
    keepComments: true,
    minify: false,
    beautify: false,
    ignoreIncludes: false,
    filePath: file,
    actualPath: path.basename(file),
    includePath: root,
  });
  return html;
}
