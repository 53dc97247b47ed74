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

const withoutPictures = 'HTML and text are compared without them; --no-images turns pictures off.';

/** Finds the pinned browser from npm, or the given one. @throws FacteurError `browser-missing`, which says what to install */
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
      `The pinned browser for pictures runs only on Linux x64, and this machine is ${process.platform} ${process.arch}. ${withoutPictures} --browser <file> uses a Chrome on this machine, but its pictures are not comparable with those of other machines.`,
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
