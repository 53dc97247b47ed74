import { readFile, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { checkSnapshots } from '../../src/snapshots/check-snapshots.ts';
import { createAcceptCommand } from '../../src/snapshots/report/accept-command.ts';
import { writeReport } from '../../src/snapshots/report/write-report.ts';
import { makeFolder } from '../cli/temporary-folder.ts';
import { sharedBrowser } from '../shared-browser.ts';
import { type SmallProject, smallProject } from './small-project.ts';

async function check(
  project: SmallProject,
  update: boolean,
): Promise<Awaited<ReturnType<typeof checkSnapshots>>> {
  return checkSnapshots({
    templates: project.path('templates'),
    snapshots: project.path('snapshots'),
    update,
    images: true,
    findings: async () => [
      {
        rule: 'inbox/example',
        severity: 'warning',
        message: 'The <b>subject</b> is long.',
        fix: 'Shorten it.',
      },
    ],
  });
}

/** What a script of the page has, for the tests have no types of browsers. */
interface PageScope {
  getComputedStyle(element: unknown): { readonly clipPath: string };
}

let report: string;

/** The report of a mail that changed in pictures and words, one that is missing, and one that is orphaned. */
beforeAll(async () => {
  const { folder, remove } = await makeFolder();
  const project = await smallProject(folder);
  await check(project, true);
  await project.change('templates/note/template.mjml', '#1f2328', '#b00020');
  await project.write(
    'templates/note/samples/new.json',
    await readFile(project.path('templates/note/samples/plain.json')),
  );
  await rename(project.path('snapshots/note/nl'), project.path('snapshots/note/fr'));
  const command = createAcceptCommand(['facteur', 'snapshot']);
  report = await writeReport(await check(project, false), {
    folder: project.path('snapshots/report'),
    command,
  });
  return remove;
});

async function openReport(): Promise<{ page: Page; requests: string[] }> {
  const context = await (await sharedBrowser()).newContext({ viewport: { width: 1280, height: 900 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(report).href);
  return { page, requests };
}

const shown = (page: Page): Promise<string[]> =>
  page.locator('article:visible h2').evaluateAll((titles) => titles.map((title) => title.textContent ?? ''));

test('the report opens from a file, shows the differences, and works with mouse and keyboard', async () => {
  const { page, requests } = await openReport();
  expect(await shown(page)).toEqual([
    'note/en/new',
    'note/en/plain',
    'note/nl/new',
    'note/nl/plain',
    'note/fr/plain',
  ]);
  expect(await page.locator('.heading p').textContent()).toBe(
    '1 changed, 3 missing, 1 orphaned, 0 as approved',
  );

  const changed = page.locator('[id="note/en/plain"]');
  expect(await changed.locator('.words').first().textContent()).toContain('color: #1f2328 #b00020');
  expect(await changed.locator('.command code').textContent()).toBe(
    'npx facteur snapshot --update --filter note/en/plain',
  );
  expect(await changed.locator('.findings').textContent()).toContain(
    'The <b>subject</b> is long. Shorten it.',
  );
  expect(await page.locator('[id="note/fr/plain"] .files li').count()).toBe(7);

  // The slider uncovers the new picture, by arrow keys as by mouse.
  const figure = changed.locator('figure').first();
  const slider = figure.locator('input');
  const cover = (): Promise<string> =>
    figure
      .locator('.before')
      .evaluate((sheet) => (globalThis as unknown as PageScope).getComputedStyle(sheet).clipPath);
  expect(await cover()).toBe('inset(0px 50% 0px 0px)');
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  expect(await cover()).toBe('inset(0px 51% 0px 0px)');
  await page.keyboard.press('Home');
  expect(await cover()).toBe('inset(0px 100% 0px 0px)');
  await figure.getByRole('button', { name: 'Difference' }).click();
  expect(await figure.locator('.difference').isVisible()).toBe(true);
  expect(await figure.locator('.after').isVisible()).toBe(false);

  // Every picture is there.
  const images = page.locator('img');
  await images.evaluateAll((all) => {
    for (const image of all as unknown as { loading: string }[]) image.loading = 'eager';
  });
  const areThere = (): Promise<boolean> =>
    images.evaluateAll((all) =>
      (all as unknown as { naturalWidth: number }[]).every((image) => image.naturalWidth > 0),
    );
  await expect.poll(areThere).toBe(true);

  // Keys: / to find, j for the next one.
  await page.locator('h1').click();
  await page.keyboard.press('/');
  await page.keyboard.type('nl/');
  expect(await shown(page)).toEqual(['note/nl/new', 'note/nl/plain']);
  expect(await page.locator('[role=status]').textContent()).toBe('2 of 5 shown');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  expect(await page.evaluate('document.activeElement.id')).toBe('note/nl/new');
  await page.locator('input[name=text]').fill('');
  await page.getByLabel('Kind').selectOption('orphaned');
  expect(await shown(page)).toEqual(['note/fr/plain']);
  await page.locator('input[name=text]').fill('nothing');
  expect(await page.locator('.none').isVisible()).toBe(true);

  expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
});

test.each(['light', 'dark'] as const)(
  'the report is accessible as far as axe can tell, in %s',
  async (colorScheme) => {
    const { page } = await openReport();
    await page.emulateMedia({ colorScheme });
    await page.evaluate(
      await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
    );
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const result = await axe.run();
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(violations).toEqual([]);
  },
);
