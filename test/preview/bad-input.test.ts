import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { plainInvoice, startOn, startOnCopy } from './start-on-copy.ts';

describe('a template that does not compile', () => {
  test('shows its place over the last good rendering, until it is fixed', async () => {
    const preview = await startOnCopy();
    const good = await preview.mail();
    const file = preview.file('invoice/template.mjml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('{t.greeting}', '{invoice.nubmer}'));
    const broken = await preview.mail();
    expect(broken.problems).toEqual([
      expect.objectContaining({
        code: 'unknown-field',
        file: 'templates/invoice/template.mjml',
        message: expect.stringContaining('Did you mean "invoice.number"?'),
        frame: expect.stringMatching(/> +\d+ \| .*\{invoice\.nubmer\}[\s\S]*\^/),
      }),
    ]);
    expect(broken.id).toBe(good.id);
    expect(broken.mail).toEqual(good.mail);
    expect((await preview.get(`/frame?id=${broken.id}`)).status).toBe(200);
    await writeFile(file, text);
    expect(await preview.mail()).toEqual(good);
  });

  test('of twenty leaves the others working, and is named in the list', async () => {
    const preview = await startOnCopy();
    for (let count = 1; count <= 16; count++)
      await cp(preview.file('invoice'), preview.file(`invoice-${count}`), { recursive: true });
    await writeFile(preview.file('invoice-7/template.mjml'), '<mjml><mj-body>{{#if');
    const { templates } = await preview.state();
    expect(templates).toHaveLength(20);
    expect((await preview.mail({ template: 'invoice-7' })).problems).toHaveLength(1);
    for (const template of ['invoice', 'invoice-1', 'reminder'])
      expect((await preview.mail({ template })).problems, template).toBeUndefined();
    await expect
      .poll(async () => (await preview.state()).templates.filter(({ problem }) => problem !== undefined), {
        timeout: 50_000,
      })
      .toMatchObject([{ name: 'invoice-7', problem: expect.any(String) }]);
  });
});

describe('a locale file with a syntax error', () => {
  test('is shown at its place', async () => {
    const preview = await startOnCopy();
    await writeFile(preview.file('invoice/locales/nl.json'), '{\n  "subject": "a"\n  "b": "c"\n}');
    const { problems, mail } = await preview.mail();
    expect(mail).toBeUndefined();
    expect(problems).toEqual([
      expect.objectContaining({ code: 'invalid-json', file: 'templates/invoice/locales/nl.json', line: 3 }),
    ]);
    expect((await preview.mail({ locale: 'en' })).problems?.[0]?.file).toBe(undefined);
  });

  test('is marked in the list with its language, even while another language is open', async () => {
    const preview = await startOnCopy();
    await writeFile(preview.file('reminder/locales/fr.json'), '{');
    const broken = async (): Promise<readonly object[]> =>
      (await preview.state()).templates.filter(({ problem }) => problem !== undefined);
    await expect
      .poll(broken, { timeout: 20_000 })
      .toMatchObject([{ name: 'reminder', problem: expect.any(String), problemLocale: 'fr' }]);
    await writeFile(preview.file('reminder/locales/en.json'), '{');
    await expect.poll(broken, { timeout: 20_000 }).toMatchObject([{ name: 'reminder' }]);
    await expect.poll(async () => 'problemLocale' in (await broken())[0]!, { timeout: 20_000 }).toBe(false);
  });
});

describe('a sample', () => {
  test('of 5 MB is refused with a message, and the server keeps running', async () => {
    const preview = await startOnCopy();
    await writeFile(
      preview.file('invoice/samples/huge.json'),
      JSON.stringify({ text: 'x'.repeat(5_000_000) }),
    );
    const { problems } = await preview.mail({ sample: 'huge' });
    expect(problems).toEqual([
      {
        code: 'file-not-readable',
        message:
          'templates/invoice/samples/huge.json has 5000011 bytes; the preview reads samples of at most 2000000. Make it smaller.',
      },
    ]);
    expect((await preview.get('/api/sample?template=invoice&sample=huge')).status).toBe(404);
    expect((await preview.state()).templates[0]!.samples).toContainEqual({ name: 'huge' });
    expect((await preview.mail()).problems).toBeUndefined();
  });

  test.each([
    ['{ "a": 1,\n  b }', 2, 3],
    ['{ "a": "x', 1, 10],
    ['', 1, 1],
    ['{"a":1}\n}', 2, 1],
  ])('that is not JSON is shown at the mistake: %j', async (text, line, column) => {
    const preview = await startOnCopy();
    await writeFile(preview.file('invoice/samples/wrong.json'), text);
    const { problems } = await preview.mail({ sample: 'wrong' });
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'invalid-json',
        file: 'templates/invoice/samples/wrong.json',
        message: expect.stringMatching(/^Not valid JSON: [^{]+\.$/),
        line,
        column,
      }),
    ]);
  });

  test('nested too deep for the parser is refused with a message', async () => {
    const preview = await startOnCopy();
    const depth = 50_000;
    await writeFile(preview.file('invoice/samples/deep.json'), '['.repeat(depth) + ']'.repeat(depth));
    const { problems } = await preview.mail({ sample: 'deep' });
    expect(problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining('received a list') }),
    ]);
    expect((await preview.mail()).problems).toBeUndefined();
  });

  test('whose values cannot be used shows each at its place in the sample', async () => {
    const preview = await startOnCopy();
    const text = await readFile(preview.file('invoice/samples/plain.json'), 'utf8');
    const wrong = text
      .replace('"total": "1210.00"', '"total": "much"')
      .replace('"amount": "125.00"', '"amount": true');
    await writeFile(preview.file('invoice/samples/wrong.json'), wrong);
    const { problems } = await preview.mail({ sample: 'wrong' });
    const lines = wrong.split('\n');
    const lineOf = (words: string): number => lines.findIndex((line) => line.includes(words)) + 1;
    expect(problems!.map(({ code, line }) => [code, line])).toEqual([
      ['invalid-data', lineOf('"much"')],
      ['invalid-data', lineOf('"amount": true')],
    ]);
    expect(problems![0]!.frame).toContain('"much"');
  });

  test.each(['null', '[]', '"text"', '{}', '{"__proto__":{"a":1}}', '['.repeat(100_000)])(
    'of odd JSON is a problem and no crash: %.30s',
    async (text) => {
      const preview = await startOnCopy();
      await writeFile(preview.file('invoice/samples/odd.json'), text);
      expect((await preview.mail({ sample: 'odd' })).problems!.length).toBeGreaterThan(0);
      expect((await preview.state()).templates).toHaveLength(4);
    },
  );
});

describe('a missing folder', () => {
  test('is reported, and found once it exists', async () => {
    const folder = path.join(await temporaryFolder(), 'later');
    const preview = await startOn(folder);
    expect(await preview.state()).toEqual({
      folder,
      defaultLocale: 'en',
      templates: [],
      problem: `There is no templates folder at ${folder}.`,
    });
    await cp('templates', folder, { recursive: true });
    await expect.poll(async () => (await preview.state()).templates.length).toBe(4);
    expect((await preview.mail()).mail!.subject).toContain('Factuur');
  });

  test('an empty one has no templates and no problem', async () => {
    const folder = await temporaryFolder();
    expect(await (await startOn(folder)).state()).toEqual({ folder, defaultLocale: 'en', templates: [] });
  });

  test('a file in its place is reported', async () => {
    const file = path.join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    expect(await (await startOn(file)).state()).toMatchObject({
      problem: expect.stringContaining('templates folder'),
    });
  });

  test('is reported if it is deleted while a mail is open', async () => {
    const preview = await startOnCopy();
    await preview.mail();
    await rm(preview.folder, { recursive: true });
    expect((await preview.state()).problem).toContain('There is no templates folder');
    const response = await preview.post('/api/draft', { ...plainInvoice, text: '{}' });
    expect(response.status).toBe(404);
  });

  test('a template folder without a template is a problem of that one', async () => {
    const preview = await startOnCopy();
    await mkdir(preview.file('empty/samples'), { recursive: true });
    await cp(preview.file('invoice/samples/plain.json'), preview.file('empty/samples/plain.json'));
    const { problems } = await preview.mail({ template: 'empty', locale: 'en' });
    expect(problems).toMatchObject([{ code: 'template-not-found' }]);
  });
});
