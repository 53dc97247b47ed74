import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { FacteurError } from '../../errors.ts';
import type { PictureName } from '../snapshot-files.ts';
import { type FoundBrowser, findBrowser } from './find-browser.ts';
import { fontSettings } from './font-settings.ts';
import { type PicturePage, takePictures } from './take-pictures.ts';

/** A browser that takes the pictures of mails. */
export interface PictureBrowser {
  /** Whether it is the pinned browser. Only its pictures are the same on every machine. */
  readonly isPinned: boolean;
  /** Takes the four pictures of a mail. At most one call per core runs at a time. */
  take(html: string): Promise<Map<PictureName, Buffer>>;
  close(): Promise<void>;
}

export interface PictureBrowserOptions {
  /** The path of a Chrome or Chromium to use instead of the pinned one. */
  readonly browser?: string | undefined;
}

/**
 * Starts a browser without network and scripts, and without the fonts and settings of this machine.
 * @throws FacteurError `browser-missing`, `browser-failed`
 */
export async function openPictureBrowser(options: PictureBrowserOptions = {}): Promise<PictureBrowser> {
  const found = await findBrowser(options.browser);
  const folder = await mkdtemp(path.join(tmpdir(), 'facteur-browser-'));
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    await writeFile(path.join(folder, 'fonts.conf'), fontSettings(path.join(folder, 'fonts')));
    const browser = await launch(found, folder);
    const pages = createPages(browser, Math.max(2, availableParallelism()));
    return {
      isPinned: found.isPinned,
      take: (html) => pages.use((page) => takePictures(page, html)),
      close: async () => {
        await browser.close();
        await removeFolder();
      },
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

/** Software rendering, grey antialiasing and no hinting look the same on every Linux machine. */
const programOptions = [
  '--no-sandbox',
  '--disable-gpu',
  '--hide-scrollbars',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--blink-settings=imageAnimationPolicy=2',
  '--no-zygote',
];

async function launch(found: FoundBrowser, folder: string): Promise<Browser> {
  const start = (libraries?: string): Promise<Browser> =>
    found.playwright.chromium.launch({
      executablePath: found.program,
      args: programOptions,
      timeout: 60_000,
      env: {
        PATH: process.env.PATH ?? '',
        HOME: folder,
        LANG: 'C.UTF-8',
        TZ: 'UTC',
        FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
        ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }),
      },
    });
  try {
    return await start().catch(async (error: unknown) => {
      // A minimal machine lacks libnss3, which the package includes.
      if (found.libraries === undefined || !/shared librar/.test(String(error))) throw error;
      return start(await found.libraries());
    });
  } catch (cause) {
    throw new FacteurError(
      'browser-failed',
      `The browser ${found.program} does not start: ${reasonOf(cause)} Turn pictures off with --no-images, or set another browser with --browser <file>.`,
      { cause },
    );
  }
}

/** The relevant line of the output of the browser and Playwright. */
function reasonOf(error: unknown): string {
  const lines = String(error)
    .split('\n')
    .map((line) => line.trim());
  const line =
    lines.find((text) => /shared librar|ENOENT|EACCES|not found|cannot/i.test(text)) ?? lines[0] ?? '';
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

const contextOptions: BrowserContextOptions = {
  javaScriptEnabled: false,
  offline: true,
  deviceScaleFactor: 1,
  locale: 'en-US',
  timezoneId: 'UTC',
  serviceWorkers: 'block',
};

/** Lends out pages. A page that failed is not used again. */
function createPages(
  browser: Browser,
  most: number,
): { use: <T>(action: (page: PicturePage) => Promise<T>) => Promise<T> } {
  const idle: PicturePage[] = [];
  const waiting: (() => void)[] = [];
  let lent = 0;
  return {
    use: async (action) => {
      while (lent >= most) await new Promise<void>((resolve) => waiting.push(resolve));
      lent++;
      try {
        const page = idle.pop() ?? (await openPage(browser));
        const result = await action(page);
        idle.push(page);
        return result;
      } catch (cause) {
        throw new FacteurError('browser-failed', `The browser could not take pictures: ${reasonOf(cause)}`, {
          cause,
        });
      } finally {
        lent--;
        waiting.shift()?.();
      }
    },
  };
}

async function openPage(browser: Browser): Promise<PicturePage> {
  const context = await browser.newContext(contextOptions);
  await context.route('**/*', (route) => route.abort());
  const page = await context.newPage();
  return { page, session: await context.newCDPSession(page) };
}
