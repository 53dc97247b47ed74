import type { BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { PreviewOptions } from '../../src/preview/index.ts';
import { sharedBrowser } from '../shared-browser.ts';
import { type PreviewOnCopy, startOnCopy } from './start-on-copy.ts';

/** A page of the browser that notes what goes wrong in it and what it asks the network for. */
export interface WatchedPage extends Page {
  /** Errors of scripts, and what a policy refused. */
  readonly complaints: string[];
  /** URLs that were asked for, whether they were answered or not. */
  readonly requested: string[];
}

export async function openBlankPage(options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await (await sharedBrowser()).newContext({
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  const requested: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => requested.push(request.url()));
  return Object.assign(page, { complaints, requested });
}

/**
 * A preview of a copy of the shipped templates, and a browser page on it; both end with the test.
 * @param options.path where to start: `/#/invoice/nl/plain`
 */
export async function openPage(
  options: PreviewOptions & { readonly path?: string; readonly browser?: BrowserContextOptions } = {},
): Promise<{ preview: PreviewOnCopy; page: WatchedPage }> {
  const { path = '/', browser: context, ...rest } = options;
  const preview = await startOnCopy(rest);
  const page = await openBlankPage(context);
  await page.goto(preview.url + path);
  return { preview, page };
}
