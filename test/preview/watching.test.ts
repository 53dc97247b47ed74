import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { MailReport, PreviewEvent } from '../../src/preview/preview-api.ts';
import { type Listener, listenTo, type PreviewOnCopy, startOnCopy } from './start-on-copy.ts';

/** Makes a change and waits until the page is told of one that may concern the invoice. */
async function changed(preview: PreviewOnCopy, change: () => Promise<unknown>): Promise<PreviewEvent> {
  const told = (await listenTo(preview.url)).next(concernsInvoice);
  await change();
  return told;
}

function concernsInvoice(event: PreviewEvent): boolean {
  return event.type === 'changed' && (event.templates.length === 0 || event.templates.includes('invoice'));
}

async function replace(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  await writeFile(file, text.replace(from, to));
}

const htmlOf = ({ mail }: MailReport): string => mail?.html ?? '';

describe('a saved file is reported, and the mail changes', () => {
  test('a template', async () => {
    const preview = await startOnCopy();
    await preview.mail();
    const event = await changed(preview, () =>
      replace(preview.file('invoice/template.mjml'), '<p>{t.greeting}</p>', '<p>Saved</p>'),
    );
    expect(event).toEqual({ type: 'changed', templates: ['invoice'] });
    expect(htmlOf(await preview.mail())).toContain('Saved');
  });

  test('a partial, which any template may include', async () => {
    const preview = await startOnCopy();
    await preview.mail();
    const event = await changed(preview, () =>
      replace(preview.file('partials/header.mjml'), 'company.name', 'company.legalname'),
    );
    expect(event).toEqual({ type: 'changed', templates: [] });
    expect(htmlOf(await preview.mail())).toContain('>Kantoor Janssens bv<');
  });

  test('a style sheet of the partials', async () => {
    const preview = await startOnCopy();
    await preview.mail();
    await changed(preview, () =>
      replace(preview.file('partials/mail.css'), 'font-size: 32px', 'font-size: 31px'),
    );
    expect(htmlOf(await preview.mail())).toContain('font-size: 31px');
  });

  test('a layout', async () => {
    const preview = await startOnCopy();
    await mkdir(preview.file('note/samples'), { recursive: true });
    await writeFile(preview.file('note/body.html'), '<title>Note</title><p>Hello</p>');
    await cp(preview.file('invoice/samples/plain.json'), preview.file('note/samples/plain.json'));
    const note = { template: 'note', locale: 'en' };
    expect(htmlOf(await preview.mail(note))).toContain('Hello');
    await changed(preview, () =>
      replace(preview.file('layouts/default.mjml'), '</mj-body>', '<mj-raw><p>Below</p></mj-raw></mj-body>'),
    );
    expect(htmlOf(await preview.mail(note))).toContain('Below');
  });

  test('a locale', async () => {
    const preview = await startOnCopy();
    await preview.mail();
    await changed(preview, () => replace(preview.file('invoice/locales/nl.json'), 'Beste ', 'Dag '));
    expect(htmlOf(await preview.mail())).toContain('Dag An');
  });

  test('a sample', async () => {
    const preview = await startOnCopy();
    await preview.mail();
    await changed(preview, () => replace(preview.file('invoice/samples/plain.json'), '"An"', '"Els"'));
    expect(htmlOf(await preview.mail())).toContain('Beste Els');
  });
});

describe('editors save in many ways', () => {
  test('by replacing the file with another one', async () => {
    const preview = await startOnCopy();
    await preview.mail();
    const file = preview.file('invoice/template.mjml');
    const text = await readFile(file, 'utf8');
    for (const word of ['Once', 'Twice', 'Again']) {
      await changed(preview, async () => {
        await writeFile(`${file}.new`, text.replace('{t.greeting}', word));
        await rename(`${file}.new`, file);
      });
      expect(htmlOf(await preview.mail())).toContain(word);
    }
  });

  test('by moving the first away', async () => {
    const preview = await startOnCopy();
    await preview.mail();
    const file = preview.file('invoice/template.mjml');
    const text = await readFile(file, 'utf8');
    await changed(preview, async () => {
      await rename(file, `${file}~`);
      await writeFile(file, text.replace('{t.greeting}', 'Moved'));
    });
    await expect.poll(async () => htmlOf(await preview.mail())).toContain('Moved');
  });

  test('by emptying it and writing in two steps: the last report has the last content', async () => {
    const preview = await startOnCopy();
    await preview.mail();
    const file = preview.file('invoice/template.mjml');
    const text = (await readFile(file, 'utf8')).replace('{t.greeting}', 'Whole');
    const listener = await listenTo(preview.url);
    const half = listener.next(concernsInvoice);
    await writeFile(file, text.slice(0, 500));
    await half;
    const whole = listener.next(concernsInvoice);
    await writeFile(file, text);
    await whole;
    const seen = await preview.mail();
    expect(seen.problems).toBeUndefined();
    expect(htmlOf(seen)).toContain('Whole');
  });

  test('many files at once are reported together', async () => {
    const preview = await startOnCopy();
    const listener = await listenTo(preview.url);
    const told = listener.next(concernsInvoice);
    await Promise.all(
      ['de', 'en', 'fr', 'nl'].map((locale) =>
        replace(preview.file(`invoice/locales/${locale}.json`), '"', ' "'),
      ),
    );
    await told;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(listener.events.length).toBeLessThanOrEqual(4);
  });

  test('temporary files of editors are ignored', async () => {
    const preview = await startOnCopy();
    const listener = await listenTo(preview.url);
    await writeFile(preview.file('invoice/.template.mjml.swp'), 'x');
    await writeFile(preview.file('invoice/template.mjml~'), 'x');
    await writeFile(preview.file('.DS_Store'), 'x');
    const told = listener.next(concernsInvoice);
    await replace(preview.file('invoice/locales/nl.json'), '"', ' "');
    await told;
    expect(listener.events).toEqual([{ type: 'changed', templates: ['invoice'] }]);
  });
});

describe('the mail that was requested last is sent again with its frame', () => {
  const framesOf = (events: readonly PreviewEvent[]): string[] =>
    events.flatMap((event) => (event.type === 'rendered' ? [event.html ?? ''] : []));

  /** A preview whose page looks at the invoice, and what the page is told. */
  async function look(query = ''): Promise<{ preview: PreviewOnCopy; listener: Listener }> {
    const preview = await startOnCopy();
    const { id } = await preview.mail();
    await preview.get(`/frame?id=${id}${query}`);
    return { preview, listener: await listenTo(preview.url) };
  }

  test('before anything else, and as /frame gives it', async () => {
    const { preview, listener } = await look('&scheme=dark');
    const told = listener.next(concernsInvoice);
    await replace(preview.file('invoice/locales/nl.json'), 'Beste ', 'Dag ');
    await told;
    const [first, second] = listener.events;
    if (first?.type !== 'rendered') throw new Error(`Told first: ${first?.type}`);
    expect(second).toEqual({ type: 'changed', templates: ['invoice'] });
    expect(first.look).toEqual({ view: 'browser', scheme: 'dark', images: 'on' });
    expect(first.html).toContain('Dag An');
    expect(first.html).toBe(await (await preview.get(`/frame?id=${first.id}&scheme=dark`)).text());
  });

  test.each([0, 1, 7, 30])(
    'after twenty saves, %i ms apart: the last one, and none after a later one',
    async (apart) => {
      const { preview, listener } = await look();
      const file = preview.file('invoice/template.mjml');
      const text = await readFile(file, 'utf8');
      for (let save = 1; save <= 20; save++) {
        await writeFile(file, text.replace('{t.greeting}', `Save ${save}.`));
        await new Promise((resolve) => setTimeout(resolve, apart));
      }
      await expect.poll(() => framesOf(listener.events).at(-1)).toContain('Save 20.');
      const saves = framesOf(listener.events).map((html) => Number(/Save (\d+)\./.exec(html)?.[1]));
      expect(saves).toEqual(saves.toSorted((one, other) => one - other));
      expect(htmlOf(await preview.mail())).toContain('Save 20.');
    },
  );

  test('without its HTML if the page shows no images, which needs another policy', async () => {
    const { preview, listener } = await look('&images=off');
    const told = listener.next(({ type }) => type === 'rendered');
    await replace(preview.file('invoice/locales/nl.json'), 'Beste ', 'Dag ');
    expect(await told).not.toHaveProperty('html');
  });

  test('without its HTML if that is very long', async () => {
    const { preview, listener } = await look();
    const told = listener.next(({ type }) => type === 'rendered');
    const file = preview.file('invoice/samples/plain.json');
    const data = JSON.parse(await readFile(file, 'utf8'));
    data.invoice.lines = Array(3000).fill(data.invoice.lines[0]);
    await writeFile(file, JSON.stringify(data));
    const rendered = await told;
    expect(rendered).not.toHaveProperty('html');
    expect(rendered).toHaveProperty('id');
  });
});

describe('folders and files come and go', () => {
  const names = async (preview: PreviewOnCopy): Promise<string[]> =>
    (await preview.state()).templates.map(({ name }) => name);

  async function restated(preview: PreviewOnCopy, change: () => Promise<unknown>): Promise<void> {
    const told = (await listenTo(preview.url)).next(({ type }) => type === 'state');
    await change();
    await told;
  }

  test('a new folder, and what is saved in it later', async () => {
    const preview = await startOnCopy();
    await restated(preview, () => cp(preview.file('invoice'), preview.file('bill'), { recursive: true }));
    expect(await names(preview)).toContain('bill');
    const bill = { template: 'bill', locale: 'nl' };
    expect((await preview.mail(bill)).mail!.subject).toContain('Factuur');
    const told = (await listenTo(preview.url)).next(
      (event) => event.type === 'changed' && event.templates.includes('bill'),
    );
    await replace(
      preview.file('bill/locales/nl.json'),
      'Factuur {invoice.number}',
      'Rekening {invoice.number}',
    );
    await told;
    await expect.poll(async () => (await preview.mail(bill)).mail!.subject).toContain('van Kantoor Janssens');
  });

  test('a renamed folder, and what is saved in it later', async () => {
    const preview = await startOnCopy();
    await restated(preview, () => rename(preview.file('invoice'), preview.file('bill')));
    expect(await names(preview)).toEqual(['bill', 'payment-received', 'reminder', 'reminder-grouped']);
    const told = (await listenTo(preview.url)).next(({ type }) => type === 'changed');
    await replace(preview.file('bill/template.mjml'), '{t.greeting}', 'Renamed');
    await told;
    await expect.poll(async () => htmlOf(await preview.mail({ template: 'bill' }))).toContain('Renamed');
  });

  test('a new sample, and one that is deleted', async () => {
    const preview = await startOnCopy();
    const samples = async (): Promise<string[]> =>
      (await preview.state()).templates[0]!.samples.map(({ name }) => name);
    await restated(preview, () =>
      cp(preview.file('invoice/samples/plain.json'), preview.file('invoice/samples/new.json')),
    );
    expect(await samples()).toContain('new');
    await restated(preview, () => rm(preview.file('invoice/samples/new.json')));
    expect(await samples()).not.toContain('new');
  });

  test('the templates folder itself, deleted and back', async () => {
    const preview = await startOnCopy();
    await preview.mail();
    await restated(preview, () => rename(preview.folder, `${preview.folder}-away`));
    await expect
      .poll(async () => (await preview.state()).problem)
      .toMatch(/^There is no templates folder at /);
    expect((await preview.get('/api/mail?template=invoice&locale=nl&sample=plain')).status).toBe(404);
    await restated(preview, () => rename(`${preview.folder}-away`, preview.folder));
    expect((await preview.state()).problem).toBeUndefined();
    expect((await preview.mail()).problems).toBeUndefined();
    await changed(preview, () => replace(preview.file('invoice/template.mjml'), '{t.greeting}', 'Back'));
    expect(htmlOf(await preview.mail())).toContain('Back');
  });
});
