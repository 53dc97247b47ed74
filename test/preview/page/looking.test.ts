import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../cli/temporary-folder.ts';
import { openBlankPage, openPage } from '../open-page.ts';
import { startOnCopy } from '../start-on-copy.ts';
import { mailFrame, mailSays, panel, plain, sampleLink, tab } from './on-page.ts';

const query = (url: string): Record<string, string> => Object.fromEntries(new URL(url).searchParams);

describe('the page', () => {
  test('shows the first mail, another sample and another language, each under its own URL', async () => {
    const { page } = await openPage();
    await mailFrame(page).locator('body').waitFor();
    await sampleLink(page, 'plain').click();
    await page.getByRole('button', { name: 'nl', exact: true }).click();
    await mailSays(page, 'Beste An');
    expect(query(page.url())).toEqual({ template: 'invoice', sample: 'plain', locale: 'nl' });
    expect(await page.getByRole('region', { name: 'In the inbox' }).textContent()).toContain(
      'Factuur 2026-0142 van Kantoor Janssens',
    );

    await page.getByRole('button', { name: 'en', exact: true }).click();
    await mailSays(page, 'Dear An');
    await page.goBack();
    await mailSays(page, 'Beste An');
    await page.goForward();
    await mailSays(page, 'Dear An');
    await page.reload();
    await mailSays(page, 'Dear An');
    expect(page.complaints).toEqual([]);
  });

  test('starts with the default language and the sample named plain', async () => {
    const { page } = await openPage();
    await mailSays(page, 'Dear An');
    await sampleLink(page, 'reminder-grouped').click();
    await expect.poll(() => page.title()).toBe('reminder-grouped · en · plain');

    const { page: dutch } = await openPage({ defaultLocale: 'nl' });
    await mailSays(dutch, 'Beste An');
  });

  test('says so if the first mail takes long', async () => {
    const preview = await startOnCopy();
    const page = await openBlankPage();
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/api/mail*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(preview.url);
    const wait = page.getByText('Rendering the first mail…');
    await wait.waitFor();
    answer();
    await mailSays(page, 'Dear An');
    expect(await wait.count()).toBe(0);
  });

  test('keeps its tabs in place when marks appear', async () => {
    const snapshots = path.join(await temporaryFolder(), 'snapshots');
    const { page } = await openPage({
      path: plain,
      snapshots,
      browser: { viewport: { width: 1440, height: 900 } },
    });
    const places = (): Promise<number[]> =>
      page.getByRole('tab').evaluateAll((tabs) => tabs.map((one) => one.getBoundingClientRect().x));
    await tab(page, 'Text').waitFor();
    const before = await places();
    await page.getByRole('tab', { name: /^Snapshot.*new/ }).waitFor();
    expect(await places()).toEqual(before);
  });

  test('shows a box for an image on the web, and says that it is not loaded', async () => {
    const { page } = await openPage({ path: '/?template=reminder&locale=nl&sample=before-due-date' });
    const logo = mailFrame(page).locator('span.logo');
    expect(await logo.textContent()).toBe('Kantoor Janssens');
    expect((await logo.boundingBox())!.height).toBe(40);
    const note = page.getByText('An image from www.example.be is not loaded here');
    await note.waitFor();
    expect(page.requested.filter((url) => url.includes('www.example.be'))).toEqual([]);
    await page.getByRole('button', { name: 'Images off' }).click();
    await note.waitFor({ state: 'detached' });
    await sampleLink(page, 'plain').click();
    await page.getByRole('button', { name: 'Images off' }).click();
    await mailSays(page, 'Beste An');
    expect(await note.count()).toBe(0);
  });

  test('shows the chosen width, colours and images, also after a reload', async () => {
    const { page } = await openPage({ path: plain });
    await mailSays(page, 'Beste An');
    await page.getByRole('button', { name: 'Phone' }).click();
    await page.getByRole('button', { name: 'Dark', exact: true }).click();
    await page.getByRole('button', { name: 'Images off' }).click();
    await page.getByRole('button', { name: 'Gmail without style' }).click();
    const asked = { template: 'invoice', locale: 'nl', sample: 'plain', width: '375' };
    const look = { scheme: 'dark', images: 'off', view: 'gmail-no-style' };
    expect(query(page.url())).toEqual({ ...asked, ...look });
    await page.reload();
    await mailSays(page, 'Beste An');
    const source = await page.locator('.stage iframe').getAttribute('src');
    expect(query(`http://localhost${source}`)).toMatchObject(look);
    expect(await page.locator('.stage iframe').evaluate((frame) => frame.clientWidth)).toBe(375);
  });

  test('gives the frame no scripts and the height of the mail, so that the page scrolls instead of the frame', async () => {
    const { page } = await openPage({ path: plain });
    await mailSays(page, 'Beste An');
    const frame = page.locator('.stage iframe');
    expect(await frame.getAttribute('sandbox')).toBe('allow-same-origin');
    const shown = (await frame.boundingBox())!.height;
    expect(shown).toBe(
      await mailFrame(page)
        .locator('html')
        .evaluate((root) => root.scrollHeight),
    );
    expect(shown).toBeGreaterThan(1000);
  });

  test('moves the edge of the mail by keyboard and by pointer', async () => {
    const { page } = await openPage({
      path: `${plain}&width=500`,
      browser: { viewport: { width: 1440, height: 900 } },
    });
    await mailSays(page, 'Beste An');
    const handle = page.getByRole('separator', { name: 'Width of the mail' });
    await handle.press('ArrowLeft');
    await expect.poll(() => query(page.url()).width).toBe('490');
    const box = (await handle.boundingBox())!;
    await page.mouse.move(box.x + 8, 500);
    await page.mouse.down();
    await page.mouse.move(box.x - 12, 500);
    await page.mouse.up();
    await expect.poll(() => query(page.url()).width).toBe('450');
    expect(await page.getByLabel('Width in pixels').inputValue()).toBe('450');
  });

  test('shows everything about a mail in its tabs', async () => {
    const { page } = await openPage({ path: plain, browser: { viewport: { width: 1440, height: 900 } } });
    await mailSays(page, 'Beste An');
    const told: Record<string, string> = {
      Text: 'https://pay.example.be/7H3K9QWX2M4ABC',
      HTML: '<!doctype html>',
      Headers: 'Kantoor Janssens',
      Parts: 'multipart/alternative',
      Sizes: 'of 102,400',
      Fields: 'invoice.balance',
      Sample: '"2026-0142"',
      Snapshot: 'npx facteur snapshot',
      Send: '--smtp',
    };
    for (const [name, text] of Object.entries(told)) {
      await tab(page, name).click();
      await panel(page).getByText(text).first().waitFor();
    }
    await tab(page, 'Checks').click();
    await panel(page)
      .getByText(/All checks passed|warning|error/)
      .first()
      .waitFor();
  });

  test('links a field to its line in the source', async () => {
    const { page } = await openPage({ path: `${plain}&tab=fields` });
    await panel(page)
      .getByRole('button', { name: /template\.mjml:\d+:\d+$/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('mj-title').first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => query(page.url()).source).toBeUndefined();
  });

  test('shows all languages and all states side by side, each with a link to its mail', async () => {
    const { page } = await openPage({ path: `${plain}&matrix=languages` });
    const cells = page.locator('.matrix-cell');
    await cells.nth(3).locator('iframe').waitFor();
    expect(await cells.locator('strong').allTextContents()).toEqual(['ar', 'de', 'en', 'fr', 'he', 'nl']);
    await page.getByRole('link', { name: 'All states' }).click();
    await cells.getByText('overdue').first().waitFor();
    const states = await cells.locator('strong').allTextContents();
    expect([...new Set(states)]).toEqual(['open', 'partial', 'overdue', 'paid', 'other']);
    await cells.getByRole('link', { name: 'paid paid' }).click();
    await expect.poll(() => query(page.url())).toEqual({ template: 'invoice', locale: 'nl', sample: 'paid' });
  });

  test('downloads the message', async () => {
    const { page } = await openPage({ path: `${plain}&tab=headers` });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download .eml' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('invoice.nl.plain.eml');
  });
});

describe('by keyboard', () => {
  test('you can find and open a template and change its language', async () => {
    const { page } = await openPage({ path: plain });
    await mailSays(page, 'Beste An');
    await page.keyboard.press('/');
    await page.keyboard.type('nothing');
    await page.getByText('No match for “nothing”.').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('d');
    await expect.poll(() => query(page.url()).scheme).toBe('dark');
    await page.keyboard.press('/');
    await page.keyboard.type('reminder plain');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => query(page.url())).toMatchObject({ template: 'reminder', sample: 'plain' });
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => query(page.url()).locale).toBe('he');
  });

  test('you can change colours, width, text and matrix, even while the focus is in the mail', async () => {
    const { page } = await openPage({ path: plain });
    await mailSays(page, 'Beste An');
    await page.keyboard.press('d');
    await expect.poll(() => query(page.url()).scheme).toBe('dark');
    await page.keyboard.press('w');
    await expect.poll(() => query(page.url()).width).toBe('375');
    await mailFrame(page).getByText('Beste An').click();
    await page.keyboard.press('w');
    await expect.poll(() => query(page.url()).width).toBe('768');
    await page.keyboard.press('t');
    await expect.poll(() => query(page.url()).tab).toBe('text');
    await page.keyboard.press('m');
    await expect.poll(() => query(page.url()).matrix).toBe('languages');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).getByText('Search templates').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
