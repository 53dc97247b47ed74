import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openTemplates } from '../../src/index.ts';
import { exampleInvoice } from './example-invoice.ts';
import { runFacteur } from './run-facteur.ts';
import { temporaryFolder } from './temporary-folder.ts';

const shipped = path.resolve('templates');

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** A templates folder with two templates: `good`, and `bad` with the given content. */
async function templatesWith(bad: string): Promise<string> {
  const folder = await temporaryFolder();
  const mjml = (text: string): string =>
    `<mjml><mj-head><mj-title>Invoice {invoice.number}</mj-title></mj-head><mj-body><mj-section><mj-column><mj-text>${text}</mj-text></mj-column></mj-section></mj-body></mjml>`;
  for (const [name, content] of [
    ['good', mjml('{invoice.paymentbutton}')],
    ['bad', mjml(bad)],
  ] as const) {
    await mkdir(path.join(folder, 'templates', name, 'samples'), { recursive: true });
    await writeFile(path.join(folder, 'templates', name, 'template.mjml'), content);
    await writeFile(
      path.join(folder, 'templates', name, 'samples', 'plain.json'),
      JSON.stringify(exampleInvoice()),
    );
  }
  return folder;
}

describe('facteur render --all', () => {
  test('renders every template, language and sample to the same bytes each time', async () => {
    const folder = await temporaryFolder();
    const first = await runFacteur(['render', '--all', '--out', 'first'], { cwd: folder });
    const second = await runFacteur(['render', '--all', '--out', 'second'], { cwd: folder });
    const templates = await openTemplates(shipped);
    const expected: string[] = [];
    for (const name of await templates.names())
      for (const locale of await templates.locales(name))
        for (const sample of await templates.samples(name))
          for (const ending of ['eml', 'html', 'txt'])
            expected.push(path.join(folder, 'first', name, locale, `${sample}.${ending}`));
    const files = await filesIn(path.join(folder, 'first'));
    expect(first.stderr).toBe('');
    expect(first.exitCode).toBe(0);
    expect(files.sort()).toEqual(expected.sort());
    expect(expected.length).toBeGreaterThan(100);
    for (const file of files)
      expect(await readFile(file.replace(`${folder}/first`, `${folder}/second`), 'utf8')).toBe(
        await readFile(file, 'utf8'),
      );
    expect(second.stdout.replace('in second.', 'in first.')).toBe(first.stdout);
  });

  test('prints an aligned row with subject, sizes and warnings for each mail', async () => {
    const folder = await temporaryFolder();
    const { stdout } = await runFacteur(['render', 'invoice', '--all', '--locale', 'en', '--out', 'out'], {
      cwd: folder,
    });
    const [titles, ...rows] = stdout.split('\n\n')[0]!.split('\n');
    const paid = rows.find((row) => row.includes('  paid '))!;
    expect(titles).toMatch(/^Template +Language +Sample +Subject +HTML +Text +Warnings$/);
    expect(paid).toMatch(
      /^invoice +en +paid +Invoice 2026-0142 from Kantoor Janssens is paid +[\d.]+ KB +[\d.]+ KB +no-payment-button$/,
    );
    for (const row of rows) expect(row.slice(titles!.indexOf('Subject') - 2)).toMatch(/^ {2}\S/);
    expect(stdout).toMatch(/\n\n\d+ mails from 1 template in 1 language: \d+ files in out\.\n$/);
  });

  test('reports a broken template with its code frame, renders the others, and fails', async () => {
    const folder = await templatesWith('{invoice.numbr}');
    const { exitCode, stdout, stderr } = await runFacteur(
      ['render', '--all', '--templates', 'templates', '--out', 'out'],
      {
        cwd: folder,
      },
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'Failed: bad (en)\nUnknown field "invoice.numbr". Did you mean "invoice.number"?',
    );
    expect(stderr).toMatch(
      / at templates\/bad\/template\.mjml:1:\d+\n> 1 \| .*\{invoice\.numbr\}.*\n +\| +\^\n/,
    );
    expect(stdout).toContain('1 mail from 1 template in 1 language: 3 files in out. 1 failure; see below.');
    expect((await filesIn(path.join(folder, 'out'))).map((file) => path.basename(file)).sort()).toEqual([
      'plain.eml',
      'plain.html',
      'plain.txt',
    ]);
  });

  test('reports a mistake in a partial once, with everything that it breaks', async () => {
    const folder = await temporaryFolder();
    await cp(shipped, path.join(folder, 'templates'), { recursive: true });
    const partial = path.join(folder, 'templates/partials/header.mjml');
    await writeFile(partial, `<!-- {invoice.numbr} -->\n<mj-raw>{invoice.numbr}</mj-raw>`);
    const { exitCode, stderr } = await runFacteur(
      ['render', '--all', '--templates', 'templates', '--out', 'out'],
      {
        cwd: folder,
      },
    );
    const [heading] = stderr.trim().split('\n');
    expect(exitCode).toBe(1);
    expect(heading).toMatch(/^Failed: invoice, .*reminder.* \(ar, de, en, fr, he, nl\)$/);
    expect(stderr.match(/header\.mjml:2:9$/gm)).toHaveLength(1);
  });

  test.each([
    {
      what: 'blocks nested 10,000 deep',
      bad: `${'{{#if invoice.ispaid}}'.repeat(10_000)}x`,
      says: 'nested more than',
    },
    {
      what: 'elements nested 10,000 deep',
      bad: '<div>'.repeat(10_000),
      says: 'Elements are nested more than',
    },
    { what: '20 MB', bad: 'x'.repeat(20_000_000), says: 'the limit is 1,000,000' },
  ])('survives a template with $what', async ({ bad, says }) => {
    const folder = await templatesWith(bad);
    const { exitCode, stdout, stderr } = await runFacteur(
      ['render', '--all', '--templates', 'templates', '--out', 'out'],
      {
        cwd: folder,
      },
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Failed: bad (en)\n');
    expect(stderr).toContain(says);
    expect(stderr.length).toBeLessThan(100_000);
    expect(stdout).toContain('1 mail from 1 template');
  });

  test('names a sample that is not JSON, and one with wrong data, and renders the rest', async () => {
    const folder = await templatesWith('{invoice.paymentbutton}');
    const samples = path.join(folder, 'templates/good/samples');
    await writeFile(path.join(samples, 'broken.json'), '{"invoice":');
    await writeFile(path.join(samples, 'wrong.json'), JSON.stringify(exampleInvoice({ total: -1 })));
    const { exitCode, stdout, stderr } = await runFacteur(
      ['render', '--all', '--templates', 'templates', '--out', 'out'],
      {
        cwd: folder,
      },
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Failed: good, sample broken (en)\nThe sample broken.json is not JSON');
    expect(stderr).toContain(
      'Failed: good, sample wrong (en)\nThe invoice data is not valid.\n  invoice.total: received -1',
    );
    expect(stdout).toContain('2 mails from 2 templates');
  });

  test('warns about a template without samples', async () => {
    const folder = await templatesWith('{invoice.paymentbutton}');
    await rm(path.join(folder, 'templates/bad/samples'), { recursive: true });
    const { exitCode, stdout } = await runFacteur(
      ['render', '--all', '--templates', 'templates', '--out', 'out'],
      { cwd: folder },
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Warning: bad has no samples/*.json');
  });

  test('stops at a folder that it cannot write, without blaming a template', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'out'), 'a file');
    const { exitCode, stdout, stderr } = await runFacteur(['render', '--all', '--out', 'out'], {
      cwd: folder,
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^Error: Cannot write out.*: there is a file where a folder is needed\.\n$/);
  });
});
