import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTemplates } from '../../src/index.ts';
import { runFacteur } from './run-facteur.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('facteur init creates a template that compiles, with strings and samples, and says what to do next', async () => {
  const cwd = await temporaryFolder();
  const { exitCode, stdout } = await runFacteur(['init'], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toBe(`templates/invoice/template.mjml
templates/invoice/locales/en.json
templates/invoice/locales/nl.json
templates/invoice/samples/open.json
templates/invoice/samples/paid.json

See it while you edit it:  npx facteur preview
Fields that it can use:    npx facteur fields
`);
  const templates = await openTemplates(path.join(cwd, 'templates'));
  const now = new Date('2026-11-22T09:00:00Z');
  for (const locale of await templates.locales('invoice')) {
    const template = await templates.get('invoice', locale);
    expect(template.warnings).toEqual([]);
    for (const sample of await templates.samples('invoice')) {
      const mail = template.render(await templates.sample('invoice', sample), { now });
      expect(
        `${mail.subject}${mail.preheader}${mail.html.replace(/<style[\s\S]*?<\/style>/g, '')}${mail.text}`,
      ).not.toMatch(/[{}]/);
      expect(mail.text).toContain('Design of the annual report');
      expect(mail.html.includes('https://pay.example.com/7H3K9QWX2M4ABC'), sample).toBe(sample === 'open');
    }
  }
});

test('facteur init overwrites nothing', async () => {
  const cwd = await temporaryFolder();
  await mkdir(path.join(cwd, 'mails', 'invoice'), { recursive: true });
  await writeFile(path.join(cwd, 'mails', 'invoice', 'template.mjml'), 'mine');
  const { exitCode, stderr } = await runFacteur(['init', 'mails'], { cwd });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('The template mails/invoice exists already');
  expect(await readFile(path.join(cwd, 'mails', 'invoice', 'template.mjml'), 'utf8')).toBe('mine');
  expect(await readdir(path.join(cwd, 'mails'))).toEqual(['invoice']);
});

test('facteur init adds to a folder that has other templates', async () => {
  const cwd = await temporaryFolder();
  await mkdir(path.join(cwd, 'mails', 'reminder'), { recursive: true });
  const { exitCode, stdout } = await runFacteur(['init', 'mails'], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('npx facteur preview mails');
  expect((await readdir(path.join(cwd, 'mails'))).sort()).toEqual(['invoice', 'reminder']);
});

test('facteur check finds nothing in the first template', async () => {
  const cwd = await temporaryFolder();
  await runFacteur(['init'], { cwd });
  // Client support is known only if caniemail is installed, and a person judges it.
  const rules = 'fields,payment,inbox,accessibility';
  expect(await runFacteur(['check', '--rules', rules], { cwd })).toEqual({
    exitCode: 0,
    stdout: 'Nothing found in 1 template.\n',
    stderr: '',
  });
});
