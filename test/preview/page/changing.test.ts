import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../cli/temporary-folder.ts';
import { openBlankPage, openPage } from '../open-page.ts';
import { startOn } from '../start-on-copy.ts';
import { mailSays, panel, plain, sampleLink } from './on-page.ts';

async function change(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  // As editors save: who reads the file in between reads the old one, not half of the new one.
  const saved = path.join(await temporaryFolder(), 'saved');
  await writeFile(
    saved,
    text.replace(from, () => to),
  );
  await rename(saved, file);
}

const wide = { viewport: { width: 1440, height: 900 } };

describe('a saved file', () => {
  test('shows at once: template, locale, partial, sample; the scroll position stays', async () => {
    const { preview, page } = await openPage({ path: plain });
    await mailSays(page, 'Beste An');
    const stage = page.getByRole('region', { name: 'The mail' });
    await stage.evaluate((element) => element.scrollTo(0, 300));

    await change(
      preview.file('invoice/template.mjml'),
      '<p>{t.greeting}</p>',
      '<p>{t.greeting} Sjabloon.</p>',
    );
    await mailSays(page, 'Sjabloon.');
    await change(preview.file('invoice/locales/nl.json'), 'Beste ', 'Waarde ');
    await mailSays(page, 'Waarde An');
    await change(preview.file('partials/header.mjml'), '<bdi>{company.name}', '<bdi>Kop van {company.name}');
    await mailSays(page, 'Kop van Kantoor Janssens');
    await change(
      preview.file('invoice/samples/plain.json'),
      '"Boekhouding, oktober 2026"',
      '"Boekhouding, mei"',
    );
    await mailSays(page, 'Boekhouding, mei');
    expect(await stage.evaluate((element) => element.scrollTop)).toBe(300);
    expect(await page.locator('.stage iframe').count()).toBe(1);
    expect(page.complaints).toEqual([]);
  });

  test('shows in every window, whichever mail each one has open', async () => {
    const { preview, page } = await openPage({ path: plain });
    await mailSays(page, 'Beste An');
    const other = await openBlankPage();
    await other.goto(`${preview.url}/?template=payment-received&locale=en&sample=plain`);
    await mailSays(other, 'Kantoor Janssens');
    const header = preview.file('partials/header.mjml');
    await change(header, '<bdi>{company.name}', '<bdi>Kop van {company.name}');
    await Promise.all([
      mailSays(page, 'Kop van Kantoor Janssens'),
      mailSays(other, 'Kop van Kantoor Janssens'),
    ]);
    await change(preview.file('invoice/locales/nl.json'), 'Beste ', 'Waarde ');
    await mailSays(page, 'Waarde An');
    expect([...page.complaints, ...other.complaints]).toEqual([]);
  });

  test('shows in the matrix, even if only another language changed', async () => {
    const { preview, page } = await openPage({ path: `${plain}&matrix=languages` });
    const cell = (locale: string) =>
      page
        .locator('.matrix-cell', { hasText: new RegExp(`^${locale} `) })
        .locator('iframe:not(.pending)')
        .first()
        .contentFrame();
    await cell('fr').getByText('Bonjour').first().waitFor();
    await change(preview.file('invoice/locales/fr.json'), 'Bonjour', 'Salut');
    await cell('fr').getByText('Salut').first().waitFor();
  });

  test('twenty times in quick succession ends with the last version, and never shows an older one after a newer one', async () => {
    const { preview, page } = await openPage({ path: plain });
    await mailSays(page, 'Beste An');
    await page.evaluate(`(() => {
      window.seen = [];
      const look = () => {
        const mail = document.querySelector('.stage iframe:not(.pending)')?.contentDocument?.body?.textContent ?? '';
        const save = Number(/Save (\\d+)\\./.exec(mail)?.[1] ?? 0);
        if (window.seen.at(-1) !== save) window.seen.push(save);
        requestAnimationFrame(look);
      };
      look();
    })()`);
    const template = preview.file('invoice/template.mjml');
    const text = await readFile(template, 'utf8');
    for (let save = 1; save <= 20; save++) {
      await writeFile(template, text.replace('{t.greeting}', `Save ${save}.`));
      await page.waitForTimeout(save * 4);
    }
    await mailSays(page, 'Save 20.');
    // Whatever was under way is there by then.
    await page.waitForTimeout(500);
    const seen = await page.evaluate<number[]>('window.seen');
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(seen.at(-1)).toBe(20);
    expect(await page.locator('.stage iframe').count()).toBe(1);
    // A file that is read while it is written is half a template, which is refused until the next reading.
    expect(page.complaints.filter((complaint) => !complaint.includes('400 (Bad Request)'))).toEqual([]);
  });

  test('shows even if it is the layout of a body', async () => {
    const { preview, page } = await openPage();
    await mkdir(preview.file('letter/samples'), { recursive: true });
    await cp(preview.file('invoice/samples/plain.json'), preview.file('letter/samples/plain.json'));
    await writeFile(
      preview.file('letter/body.html'),
      '<title>Letter</title><p>Good day, {relation.firstname}</p>',
    );
    await sampleLink(page, 'letter').click();
    await mailSays(page, 'Good day, An');
    await change(preview.file('layouts/default.mjml'), '{layout.body}', 'Laid out anew: {layout.body}');
    await mailSays(page, 'Laid out anew');
  });

  test('updates the list if it is new, renamed or removed', async () => {
    const { preview, page } = await openPage({ path: plain });
    await mailSays(page, 'Beste An');
    const data = await readFile(preview.file('invoice/samples/plain.json'), 'utf8');
    await writeFile(preview.file('invoice/samples/fresh.json'), data);
    await sampleLink(page, 'fresh').click();
    await expect.poll(() => page.url()).toContain('sample=fresh');
    await rm(preview.file('invoice/samples/fresh.json'));
    await page.getByText('invoice has no sample “fresh”. This is plain, nl.').waitFor();
    await rename(preview.file('invoice'), preview.file('bill'));
    await sampleLink(page, 'bill').waitFor();
    await page.getByRole('heading', { name: 'There is no template “invoice”' }).waitFor();
  });

  test('that does not compile is reported over the last good mail, with a link to its line, until it is fixed', async () => {
    const { preview, page } = await openPage({ path: plain });
    await mailSays(page, 'Beste An');
    const template = preview.file('invoice/template.mjml');
    await change(template, '<p>{t.greeting}</p>', '<p>{t.greting}</p>');
    const error = page.getByRole('alert', { name: 'Error in the source' });
    await error.getByText('Did you mean').waitFor();
    await mailSays(page, 'Beste An');
    expect(await error.locator('pre').textContent()).toContain('{t.greting}');
    await sampleLink(page, 'invoice error').waitFor();
    await error.getByRole('button', { name: /template\.mjml:\d+/ }).click();
    await page.getByRole('dialog').getByText('{t.greting}').waitFor();
    await page.keyboard.press('Escape');

    await change(template, '{t.greting}', '{t.greeting}');
    await error.waitFor({ state: 'detached' });
    await mailSays(page, 'Beste An');
  });
});

describe('a sample', () => {
  test('shows in the mail while you edit it, and can be saved as a new one', async () => {
    const { preview, page } = await openPage({ path: `${plain}&tab=sample`, browser: wide });
    await mailSays(page, 'Beste An');
    const editor = panel(page).getByRole('textbox', { name: 'Data of plain' });
    const data = await readFile(preview.file('invoice/samples/plain.json'), 'utf8');
    await editor.fill(data.replace('2026-0142', 'NEW-7'));
    await mailSays(page, 'Factuur NEW-7');

    await editor.fill('{ "invoice": ');
    await panel(page).getByRole('alert').waitFor();
    await mailSays(page, 'Factuur NEW-7');
    const error = page.getByRole('alert', { name: 'Error in the source' });
    await error.getByText('Line 1', { exact: true }).waitFor();
    expect(await error.getByRole('button').count(), 'no file to open: it is not saved').toBe(0);

    await editor.fill(data.replace('2026-0142', 'NEW-7'));
    await panel(page).getByRole('alert').waitFor({ state: 'detached' });
    await page.getByLabel('Save as').fill('paid');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Replace paid' }).waitFor();
    await page.getByLabel('Save as').fill('new-seven');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => page.url()).toContain('sample=new-seven');
    await mailSays(page, 'Factuur NEW-7');
    expect(await readFile(preview.file('invoice/samples/new-seven.json'), 'utf8')).toContain('NEW-7');
    expect(await readFile(preview.file('invoice/samples/plain.json'), 'utf8')).toBe(data);
  });
});

describe('a folder without a template', () => {
  test('says how to create the first one, and shows it once it exists', async () => {
    const folder = path.join(await temporaryFolder(), 'templates');
    await mkdir(folder);
    const preview = await startOn(folder);
    const page = await openBlankPage();
    await page.goto(preview.url);
    await page.getByText('npx facteur init').waitFor();
    await mkdir(path.join(folder, 'hello', 'samples'), { recursive: true });
    await writeFile(
      path.join(folder, 'hello', 'samples', 'one.json'),
      await readFile('templates/invoice/samples/plain.json'),
    );
    await writeFile(
      path.join(folder, 'hello', 'template.mjml'),
      '<mjml><mj-head><mj-title>Hi</mj-title></mj-head><mj-body><mj-section><mj-column><mj-text>Hello {invoice.number}</mj-text></mj-column></mj-section></mj-body></mjml>',
    );
    await mailSays(page, 'Hello 2026-0142');
    await rm(folder, { recursive: true });
    await page.getByText('npx facteur init').waitFor();
  });
});

test('hidden pages keep no connection, and catch up when they are visible again', async () => {
  const { preview, page } = await openPage({ path: plain, browser: wide });
  await mailSays(page, 'Beste An');
  const hide = (hidden: boolean): Promise<void> =>
    page.evaluate(`Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));`);
  const ended = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/events'));
  await hide(true);
  await ended;
  const file = preview.file('invoice/locales/nl.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace('Beste ', 'Dag '));
  await hide(false);
  await mailSays(page, 'Dag An');
});

test('an editor that failed to load is requested again when the server is back', async () => {
  const { preview, page } = await openPage({ path: plain, browser: wide });
  await mailSays(page, 'Beste An');
  await page.route('**/assets/open-editor*', (route) => route.abort(), { times: 2 });
  await Promise.all([page.waitForEvent('requestfailed'), page.getByRole('tab', { name: 'Sample' }).click()]);
  await preview.close();
  await page.getByText('The server stopped.').waitFor();
  await startOn(preview.folder, { port: preview.port });
  await panel(page).getByRole('textbox', { name: 'Data of plain' }).waitFor();
});

test('a stopped server is reported quietly, and the page reconnects when it is back', async () => {
  const { preview, page } = await openPage({ path: `${plain}&tab=sample`, browser: wide });
  await mailSays(page, 'Beste An');
  await preview.close();
  const gone = page.getByText('The server stopped.');
  await gone.waitFor();
  await mailSays(page, 'Beste An');

  await startOn(preview.folder, { port: preview.port });
  await gone.waitFor({ state: 'detached' });
  // What is typed is posted with the token of the new server.
  const data = await readFile(preview.file('invoice/samples/plain.json'), 'utf8');
  await panel(page).getByRole('textbox', { name: 'Data of plain' }).fill(data.replace('2026-0142', 'BACK-1'));
  await mailSays(page, 'Factuur BACK-1');
});
