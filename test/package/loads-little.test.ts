import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/index.ts';
import { exampleInvoice } from '../cli/example-invoice.ts';
import { mainFile } from '../cli/run-facteur.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { loadedBy } from './loaded-packages.ts';

const door = JSON.stringify(pathToFileURL(path.resolve('dist/index.js')).href);
const source = '<p>Dear {relation.name},</p><p>{invoice.paymentbutton}</p>';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, unknown> };
const rendering = ['@noble/hashes', 'fastest-levenshtein', 'fflate', 'qr'];
/** The packages that each door loads when it is imported. */
const doors: [name: string, packages: string[]][] = [
  ['.', rendering],
  ['./render', rendering],
  ['./payment-links', ['fastest-levenshtein', 'fflate', 'ibantools', 'qr']],
  ['./word', ['@noble/hashes', '@xmldom/xmldom', 'fastest-levenshtein', 'fflate', 'qr']],
  ['./preview', [...rendering, 'jsonc-parser'].toSorted()],
  ['./snapshots', rendering],
  ['./checks', [...rendering, 'colord', 'entities', 'jsonc-parser', 'parse5', 'tldts'].toSorted()],
  ['./nodemailer', ['fastest-levenshtein']],
];
/** What a test file has loaded before it imports the door for Vitest. */
const ofVitest = /^(?:@?vitest|vite|chai|pathe|tinyrainbow|expect-type)/;

describe('packages load only if they are needed', () => {
  test('rendering a precompiled template loads no compiler', async () => {
    const folder = await temporaryFolder();
    const template = await compileTemplate(source, { subject: '{invoice.number}' });
    await writeFile(path.join(folder, 'template.json'), JSON.stringify(template));
    await writeFile(path.join(folder, 'data.json'), JSON.stringify(exampleInvoice()));
    const script = path.join(folder, 'render.mjs');
    await writeFile(
      script,
      `import { readFileSync } from 'node:fs';
import { loadTemplate } from ${door};
const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const mail = loadTemplate(read('template.json')).render(read('data.json'), { now: new Date('2026-11-22T09:00:00Z') });
process.stdout.write(mail.subject + ' ' + mail.text.includes('https://pay.example.be/7H3K9QWX2M4ABC'));`,
    );
    const { packages, own, stdout } = await loadedBy(script, folder);
    expect(stdout).toBe('2026-0142 true');
    expect(packages).toEqual(['@noble/hashes', 'fastest-levenshtein', 'fflate', 'qr']);
    expect(own).toContain('render/render-html.ts');
    expect(own.filter((file) => /^compile\/[1-6]-|compile-parts|^cli/.test(file))).toEqual([]);
  });

  test('compiling a template loads it, which proves that the test above can detect it', async () => {
    const folder = await temporaryFolder();
    const script = path.join(folder, 'compile.mjs');
    await writeFile(
      script,
      `import { compileTemplate } from ${door};\nawait compileTemplate(${JSON.stringify(source)}, { subject: 'x' });`,
    );
    const { packages, own } = await loadedBy(script, folder);
    expect(packages).toEqual(
      expect.arrayContaining([
        'mjml-core',
        'mjml-preset-core',
        'juice',
        'handlebars',
        'html-to-text',
        'sanitize-html',
      ]),
    );
    expect(own).toContain('compile/compile-parts.ts');
  });

  test.each(doors)('%s loads the packages that it is for', async (name, expected) => {
    const folder = await temporaryFolder();
    const { packages, own } = await loadedBy(await importing(name, folder), folder);
    expect(packages.filter((loaded) => !ofVitest.test(loaded))).toEqual(expected);
    expect(own.filter((loaded) => /^compile\/[2-6]-|compile-parts/.test(loaded))).toEqual([]);
  });

  test.each([
    ['.', 9],
    ['./render', 6],
  ])('%s loads few files, which Node takes half a millisecond or more for, each', async (name, most) => {
    const folder = await temporaryFolder();
    const { files } = await loadedBy(await importing(name, folder), folder);
    expect(files).toBeLessThanOrEqual(most);
  });

  test('every door is in the list above', () => {
    expect(doors.map(([name]) => name)).toEqual(
      Object.keys(manifest.exports).filter((name) => name !== './package.json'),
    );
  });

  test.each(['--version', '--help'])('facteur %s loads no command', async (option) => {
    const { packages, own } = await loadedBy(mainFile, await temporaryFolder(), [option]);
    expect(packages).toEqual(['commander']);
    expect(own.filter((file) => /^cli\/.*\//.test(file) && !file.startsWith('cli/terminal/'))).toEqual([]);
  });

  test('facteur fields loads no compiler and no other command', async () => {
    const folder = await temporaryFolder();
    const { packages, own } = await loadedBy(mainFile, folder, ['fields']);
    expect(packages).toEqual(['commander', 'fastest-levenshtein']);
    expect(own).toContain('cli/commands/fields.ts');
    expect(own.filter((file) => file.startsWith('cli/commands/'))).toEqual(['cli/commands/fields.ts']);
  });
});

/** Writes a script that imports a door. @returns its file */
async function importing(door: string, folder: string): Promise<string> {
  const script = path.join(folder, 'door.mjs');
  const { default: file } = manifest.exports[door] as { default: string };
  await writeFile(script, `await import(${JSON.stringify(pathToFileURL(path.resolve(file)).href)});`);
  return script;
}
