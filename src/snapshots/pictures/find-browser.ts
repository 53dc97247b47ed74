import { FacteurError } from '../../errors.ts';
import { missingFonts } from './font-settings.ts';
import { unpackChromium } from './unpack-chromium.ts';

export interface FoundBrowser {
  readonly program: string;
  readonly isPinned: boolean;
  readonly playwright: typeof import('playwright-core');
  /** Unpacks system libraries that the browser needs and this machine may lack. */
  readonly libraries?: () => Promise<string>;
}

const withoutPictures = 'HTML and text are compared without them; --no-images leaves pictures out.';

/** Finds the browser of npm, or takes the one that is named. @throws FacteurError `browser-missing` with what to install */
export async function findBrowser(program: string | undefined): Promise<FoundBrowser> {
  const missing = missingFonts();
  const playwright = await import('playwright-core').catch(() => undefined);
  if (playwright === undefined) missing.unshift('playwright-core');
  if (program !== undefined) {
    if (playwright === undefined || missing.length > 0) throw toInstall(missing);
    return { program, isPinned: false, playwright };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new FacteurError(
      'browser-missing',
      `The browser of npm that takes pictures runs on Linux on x64, and this is ${process.platform} on ${process.arch}. ${withoutPictures} --browser <file> takes pictures with a Chrome of this machine, which are not comparable with those of another.`,
    );
  const chromium = await unpackChromium().catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    return undefined;
  });
  if (chromium === undefined) missing.unshift('@sparticuz/chromium');
  if (playwright === undefined || chromium === undefined || missing.length > 0) throw toInstall(missing);
  return { ...chromium, isPinned: true, playwright };
}

function toInstall(packages: readonly string[]): FacteurError {
  return new FacteurError(
    'browser-missing',
    `Pictures need packages that are not installed: npm install --save-dev ${packages.join(' ')}. ${withoutPictures}`,
  );
}
