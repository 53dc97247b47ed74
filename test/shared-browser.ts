import { type Browser, chromium } from 'playwright-core';
import { unpackChromium } from '../src/snapshots/pictures/unpack-chromium.ts';

let browser: Promise<Browser> | undefined;

/** The browser that the test files of a worker share; each test opens a context of its own. It ends with the worker. */
export function sharedBrowser(): Promise<Browser> {
  browser ??= launch();
  return browser;
}

async function launch(): Promise<Browser> {
  const { program, libraries } = await unpackChromium();
  // Vitest ends a worker by this signal; at the exit Playwright kills the browser and deletes its profile.
  process.once('SIGTERM', () => process.exit());
  return chromium.launch({
    executablePath: program,
    // Without the arguments of the package, some of which take away what a browser keeps pages from.
    args: ['--no-sandbox', '--disable-gpu'],
    env: { ...(process.env as Record<string, string>), LD_LIBRARY_PATH: await libraries() },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
