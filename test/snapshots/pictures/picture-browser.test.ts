import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  openPictureBrowser,
  type PictureBrowser,
} from '../../../src/snapshots/pictures/open-picture-browser.ts';
import { decodePng, type Pixels } from '../../../src/snapshots/pictures/pixels.ts';
import { pictureNames } from '../../../src/snapshots/snapshot-files.ts';
import { temporaryFolder } from '../../cli/temporary-folder.ts';

let browser: PictureBrowser;
beforeAll(async () => {
  browser = await openPictureBrowser();
});
afterAll(() => browser.close());

const page = (body: string, style = ''): string =>
  `<!doctype html><html><head><meta charset="utf-8"><style>body{margin:0}${style}</style></head><body>${body}</body></html>`;

async function phone(html: string): Promise<Buffer> {
  return (await browser.take(html)).get('phone-light')!;
}

function colourAt({ width, data }: Pixels, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
}

describe('the pictures of a mail', () => {
  test('show a phone and a desktop, light and dark, at the height of the mail', async () => {
    const style = `div{height:1234px;background:#fff}@media (prefers-color-scheme:dark){div{background:#000}}@media (min-width:600px){div{height:977px}}`;
    const pictures = await browser.take(page('<div></div>', style));
    expect([...pictures.keys()]).toEqual([...pictureNames]);
    const sizes: Record<string, unknown> = {};
    for (const [name, png] of pictures) {
      const pixels = await decodePng(png);
      sizes[name] = [pixels.width, pixels.height, colourAt(pixels, 10, 10)[0]];
    }
    expect(sizes).toEqual({
      'phone-light': [375, 1234, 255],
      'phone-dark': [375, 1234, 0],
      'desktop-light': [800, 977, 255],
      'desktop-dark': [800, 977, 0],
    });
  });

  test('show inline images', async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50"><rect width="50" height="50" fill="#f00"/></svg>',
    );
    const png = await phone(
      page(`<img src="data:image/svg+xml;base64,${svg.toString('base64')}#cid=a%40b">`),
    );
    expect(colourAt(await decodePng(png), 20, 20)).toEqual([255, 0, 0]);
  });

  test('load nothing from the network and run no scripts', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const png = await phone(
      page(
        `<link rel="stylesheet" href="${origin}/style"><img src="${origin}/image" width="10" height="10"><iframe src="${origin}/frame" width="10" height="10"></iframe><div style="height:300px"></div><script>document.body.style.background='#f00';fetch('${origin}/script')</script>`,
        `@import url(${origin}/import);`,
      ),
    );
    server.close();
    expect(asked).toEqual([]);
    expect(colourAt(await decodePng(png), 200, 200)).toEqual([255, 255, 255]);
  });

  test('show no animation', async () => {
    const style =
      '@keyframes in{from{opacity:0}to{opacity:1}}div{height:100px;background:#00f;animation:in 60s}';
    expect(colourAt(await decodePng(await phone(page('<div></div>', style))), 50, 50)).toEqual([0, 0, 255]);
  });
});

describe('the fonts of pictures', () => {
  const line = (family: string, text: string, more = ''): string =>
    page(`<p style="margin:8px;font:16px ${family};${more}">${text}</p>`);
  const drawn = async (html: string): Promise<string> =>
    createHash('sha1')
      .update((await decodePng(await phone(html))).data)
      .digest('hex');

  test('are the pinned ones for every family that mails use', async () => {
    const text = 'Te betalen: € 1.210,00';
    const roboto = await drawn(line('Roboto', text));
    for (const family of [
      '-apple-system',
      'BlinkMacSystemFont',
      "'Segoe UI'",
      'Helvetica',
      'Arial',
      'sans-serif',
      'Nowhere',
    ])
      expect(await drawn(line(family, text)), family).toBe(roboto);
    expect(await drawn(line('Roboto', text, 'font-weight:700'))).not.toBe(roboto);
    expect(await drawn(line('Roboto', text, 'font-style:italic'))).not.toBe(roboto);
  });

  test('have glyphs for Arabic, Hebrew and the euro sign', async () => {
    const unknown = await drawn(line('Roboto', '\u{10ffff}'));
    const signs = await Promise.all(['€', 'ع', 'ب', 'א', 'ב'].map((sign) => drawn(line('Roboto', sign))));
    expect(new Set([unknown, ...signs]).size).toBe(6);
  });

  test('have tabular figures if the mail asks for them', async () => {
    const width = async (digits: string): Promise<number> => {
      const pixels = await decodePng(
        await phone(
          page(
            `<span style="font:40px Roboto;font-variant-numeric:tabular-nums;background:#f00;color:#f00">${digits}</span>`,
          ),
        ),
      );
      return Array.from({ length: 375 }, (_, x) => colourAt(pixels, x, 20)).filter(([, green]) => green === 0)
        .length;
    };
    expect(await width('1111')).toBe(await width('8080'));
  });
});

test('pictures are the same in another process with another home, language, zone and folder', async () => {
  const html = page('<p style="font:16px sans-serif">Te betalen: <b>€ 1.210,00</b> عبد الرحمن</p>');
  const folder = await temporaryFolder();
  const script = `import { createHash } from 'node:crypto';
import { createServer } from 'vite';
const server = await createServer({ configFile: false, logLevel: 'silent', appType: 'custom', optimizeDeps: { noDiscovery: true }, server: { middlewareMode: true, watch: null, ws: false } });
const { openPictureBrowser } = await server.ssrLoadModule('/src/snapshots/pictures/open-picture-browser.ts');
const browser = await openPictureBrowser();
const pictures = await browser.take(${JSON.stringify(html)});
await browser.close();
await server.close();
for (const png of pictures.values()) console.log(createHash('sha256').update(png).digest('hex'));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, LANG: 'ar_EG.UTF-8', TZ: 'Asia/Tokyo' },
  });
  const here = [...(await browser.take(html)).values()].map((png) =>
    createHash('sha256').update(png).digest('hex'),
  );
  expect(stdout.trim().split('\n')).toEqual(here);
});

test('a browser that does not start causes a clear error', async () => {
  await expect(openPictureBrowser({ browser: '/nowhere/chrome' })).rejects.toMatchObject({
    code: 'browser-failed',
    message: expect.stringMatching(/\/nowhere\/chrome does not start: .*--no-images/s),
  });
});
