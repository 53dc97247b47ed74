import type { CDPSession, Page } from 'playwright-core';
import type { PictureName } from '../snapshot-files.ts';
import { firstHeight, greatestHeight, pictureViews } from './picture-views.ts';

/** A page of the browser, and the DevTools session that controls it. */
export interface PicturePage {
  readonly page: Page;
  readonly session: CDPSession;
}

/** Loads a mail once and takes its pictures by changing the window and the colour scheme. */
export async function takePictures(
  { page, session }: PicturePage,
  html: string,
): Promise<Map<PictureName, Buffer>> {
  await page.setContent(withoutMotion(html), { waitUntil: 'load', timeout: 20_000 });
  const pictures = new Map<PictureName, Buffer>();
  for (const { width, schemes } of pictureViews) {
    await resize(session, width, firstHeight);
    const { cssContentSize } = await session.send('Page.getLayoutMetrics');
    await resize(session, width, Math.min(greatestHeight, Math.max(1, Math.ceil(cssContentSize.height))));
    for (const [scheme, name] of Object.entries(schemes)) {
      await session.send('Emulation.setEmulatedMedia', {
        media: 'screen',
        features: [
          { name: 'prefers-color-scheme', value: scheme },
          { name: 'prefers-reduced-motion', value: 'reduce' },
        ],
      });
      const { data } = await session.send('Page.captureScreenshot', {
        format: 'png',
        optimizeForSpeed: true,
      });
      pictures.set(name, Buffer.from(data, 'base64'));
    }
  }
  return pictures;
}

async function resize(session: CDPSession, width: number, height: number): Promise<void> {
  await session.send('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: 1,
    mobile: false,
  });
}

/** Stops animations, as in a mail client without them. */
function withoutMotion(html: string): string {
  const style = '<style>*,*::before,*::after{animation:none!important;transition:none!important}</style>';
  return /animation|transition/.test(html) ? html.replace(/<\/head>/i, (end) => style + end) : html;
}
