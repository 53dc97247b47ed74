import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { openPage, type WatchedPage } from '../open-page.ts';
import { mailSays, panel, plain } from './on-page.ts';

const tabs = ['text', 'html', 'headers', 'parts', 'sizes', 'fields', 'checks', 'sample', 'snapshot', 'send'];

/** What is wrong with the page itself; the mail in its frame has checks of its own. */
async function violations(page: WatchedPage): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: {
        run(
          what: object,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const report = await checker.run(
      { include: [['html']], exclude: [['iframe']] },
      { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    );
    return report.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
    );
  });
}

describe.each(['light', 'dark'] as const)('in %s mode, WCAG AA holds', (colorScheme) => {
  test('by the list, the mail and every tab', async () => {
    const { page } = await openPage({
      path: plain,
      browser: { colorScheme, viewport: { width: 1440, height: 900 } },
    });
    await mailSays(page, 'Beste An');
    for (const tab of tabs) {
      await page.locator(`#tab-${tab}`).click();
      await panel(page).locator(':scope > *').first().waitFor();
      expect(await violations(page), tab).toEqual([]);
    }
  });

  test('by the matrix, the help, a source, an error and a phone', async () => {
    const { preview, page } = await openPage({ path: `${plain}&matrix=states`, browser: { colorScheme } });
    await page.locator('.matrix-cell iframe').first().waitFor();
    expect(await violations(page), 'matrix').toEqual([]);
    await page.keyboard.press('?');
    expect(await violations(page), 'help').toEqual([]);
    await page.goto(`${preview.url}${plain}&source=templates/invoice/template.mjml:3:4`);
    await page.getByRole('dialog').getByText('mj-title').first().waitFor();
    expect(await violations(page), 'source').toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${preview.url}${plain}&tab=fields`);
    await panel(page).getByText('invoice.number').waitFor();
    expect(await violations(page), 'phone').toEqual([]);
  });
});
