import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../cli/temporary-folder.ts';
import { startMailServer } from '../../sending/mail-server.ts';
import { openPage } from '../open-page.ts';
import { plainInvoice } from '../start-on-copy.ts';
import { mailSays, panel, plain } from './on-page.ts';

const wide = { viewport: { width: 1440, height: 900 } };

test('a mail that differs from its snapshot is compared and approved', async () => {
  const snapshots = path.join(await temporaryFolder(), 'snapshots');
  const { preview, page } = await openPage({ path: `${plain}&tab=snapshot`, browser: wide, snapshots });
  await panel(page).getByText('Not approved yet').waitFor();
  await preview.post('/api/approve', plainInvoice);
  const file = preview.file('invoice/locales/nl.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace('Beste ', 'Dag '));

  await panel(page).getByText('Differs from the approved mail').waitFor();
  const words = panel(page)
    .getByRole('listitem')
    .filter({ hasText: /Beste.* → .*Dag/ });
  expect(await words.first().locator('ins').textContent()).toContain('Dag');
  const frame = (title: string) => page.frameLocator(`iframe[title="${title}"]:not(.pending)`);
  await frame('Approved mail').getByText('Beste An').waitFor();
  await frame('Mail as it is now').getByText('Dag An').waitFor();
  await page.getByRole('button', { name: 'Slider' }).click();
  const slider = page.getByRole('slider');
  await slider.press('End');
  expect(await slider.inputValue()).toBe('100');
  await frame('Approved mail').getByText('Beste An').waitFor();

  await page.getByRole('button', { name: 'Approve' }).click();
  await panel(page).getByText('As approved', { exact: true }).waitFor();
  await mailSays(page, 'Dag An');
  expect(await readFile(path.join(snapshots, 'invoice', 'nl', 'plain.html'), 'utf8')).toContain('Dag An');
});

test('a test is sent to the confirmed recipients, and not before', async () => {
  const server = await startMailServer({});
  onTestFinished(() => server.close());
  const { page } = await openPage({
    path: `${plain}&tab=send`,
    browser: wide,
    smtp: `smtp://127.0.0.1:${server.port}`,
    from: 'Acme <invoices@example.com>',
  });
  const next = page.getByRole('button', { name: 'Continue' });
  for (const [typed, said] of [
    ['an at example.com', '“an at example.com” is not an email address'],
    ['an@example.com, an@example.com', 'an@example.com is in the list twice'],
    ['a@b.be b@b.be c@b.be d@b.be e@b.be f@b.be'.replaceAll(' ', '\n'), 'at most 5 addresses'],
  ] as const) {
    await page.getByLabel('To (one address per line)').fill(typed);
    await next.click();
    await panel(page).getByText(said).waitFor();
  }
  await page.getByLabel('To (one address per line)').fill('an@example.com\nels@example.org');
  await page.getByRole('button', { name: 'Continue' }).click();
  const confirm = page.getByRole('region', { name: 'Confirm the recipients' });
  expect(await confirm.getByRole('listitem').allTextContents()).toEqual([
    'an@example.com',
    'els@example.org',
  ]);
  expect(await confirm.textContent()).toContain(`127.0.0.1:${server.port}`);
  expect(server.taken).toHaveLength(0);

  await confirm.getByRole('button', { name: 'Send 2 mails' }).click();
  await panel(page).getByRole('status').getByText('sent').first().waitFor();
  expect(server.taken.map(({ to }) => to)).toEqual([['an@example.com'], ['els@example.org']]);
});

test('a mail with an error does not report an unreadable snapshot', async () => {
  const snapshots = path.join(await temporaryFolder(), 'snapshots');
  const { preview, page } = await openPage({ path: `${plain}&tab=snapshot`, browser: wide, snapshots });
  await panel(page).getByRole('button', { name: 'Approve' }).waitFor();
  await writeFile(preview.file('invoice/locales/nl.json'), '{"greeting": ');

  await panel(page)
    .getByText('Fix the error first: a mail with an error cannot be compared or approved.')
    .waitFor();
  expect(await panel(page).getByRole('button', { name: 'Approve' }).count()).toBe(0);
});
