import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PreviewRefusal } from '../refusal.ts';

export interface PageFiles {
  /** The page, including the token. */
  page(): Promise<Response>;
  /** `/assets/page-3f2a.js`. @throws PreviewRefusal 404 */
  asset(pathname: string): Promise<Response>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves the page built into `folder`. Assets are looked up in a listing, so that no request can read another file. */
export function createPageFiles(folder: string, token: string): PageFiles {
  return {
    async page() {
      const html = await readFile(path.join(folder, 'index.html'), 'utf8').catch(() => unbuilt);
      const meta = `<meta name="facteur-token" content="${token}">`;
      const headers = { 'content-type': 'text/html; charset=utf-8' };
      const own = /<meta\s+name="facteur-token"[^>]*>/;
      return new Response(
        own.test(html) ? html.replace(own, meta) : html.replace('</head>', `${meta}</head>`),
        { headers },
      );
    },
    async asset(pathname) {
      const names = await readdir(path.join(folder, 'assets')).catch(() => []);
      const name = names.find((known) => pathname === `/assets/${known}`);
      const type = types[path.extname(name ?? '')];
      if (name === undefined || type === undefined)
        throw new PreviewRefusal(404, 'not-found', 'The preview page has no such file.');
      return new Response(await readFile(path.join(folder, 'assets', name)), {
        headers: { 'content-type': type },
      });
    },
  };
}

const unbuilt = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>facteur preview</title></head>
<body><h1>The page is not built</h1><p>Run <code>npm run build</code>, then reload this page.</p></body></html>`;
