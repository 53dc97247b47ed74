import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The mail that is seen; a frame that is still loading is not. */
export function mailFrame(page: Page): FrameLocator {
  return page.locator('.stage .mail-frame iframe:not(.pending)').first().contentFrame();
}

/** Waits until the mail that is seen has this text. */
export async function mailSays(page: Page, text: string): Promise<void> {
  await mailFrame(page).getByText(text).first().waitFor();
}

export function tab(page: Page, name: string): Locator {
  return page.getByRole('tab', { name });
}

export function panel(page: Page): Locator {
  return page.getByRole('tabpanel');
}

export function sampleLink(page: Page, name: string): Locator {
  return page.getByRole('navigation').getByRole('link', { name });
}

export const plain = '/?template=invoice&locale=nl&sample=plain';
