import path from 'node:path';
import vm from 'node:vm';
import { build } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileTemplate, type Mail, openTemplates } from '../../src/index.ts';

const now = new Date('2026-11-22T09:00:00Z');
const invoice = {
  number: '2026-0142',
  date: '2026-11-01',
  dueDate: '2026-12-20',
  total: '-1234.50',
  status: 'credited',
};

/** The built door with all of its imports, as one script that sets `facteur`. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      target: 'es2023',
      lib: { entry: path.resolve('dist/render/index.js'), formats: ['iife'], name: 'facteur' },
      rolldownOptions: { platform: 'neutral', external: [] },
    },
  });
  const [{ output }] = built as unknown as [{ output: { code: string; imports: string[] }[] }];
  expect(output).toHaveLength(1);
  expect(output[0]!.imports).toEqual([]);
  return output[0]!.code;
}

/** Runs code with only ECMAScript and `globals`: without Buffer, process or TextEncoder. */
function renderInBareContext(
  code: string,
  template: unknown,
  samples: readonly unknown[],
  globals: object = {},
): Mail[] {
  const context = vm.createContext({
    ...globals,
    template: JSON.stringify(template),
    samples: JSON.stringify(samples),
  });
  const script = `${code};
    const loaded = facteur.loadTemplate(JSON.parse(template));
    const mails = JSON.parse(samples).map((data) => loaded.render(data, { now: new Date(${now.getTime()}) }));
    JSON.stringify(mails, (_key, value) => value instanceof Uint8Array ? { bytes: [...value] } : value)`;
  return JSON.parse(vm.runInContext(script, context) as string, (_key, value) =>
    value?.bytes === undefined ? value : Uint8Array.from(value.bytes),
  );
}

describe('the door facteur/render, bundled without a platform', () => {
  let code: string;
  beforeAll(async () => {
    code = await bundle();
  });

  test('needs nothing of Node', () => {
    expect(/node:|\bBuffer\b|\brequire\(|\bprocess\./.exec(code)).toBeNull();
    expect(code.length).toBeLessThan(75_000);
  });

  test.each(['invoice', 'reminder', 'payment-received'])(
    'renders %s without a global beyond ECMAScript as Node does',
    async (name) => {
      const templates = await openTemplates('templates');
      for (const locale of await templates.locales(name)) {
        const template = await templates.get(name, locale);
        const names = await templates.samples(name);
        const samples = await Promise.all(names.map((sample) => templates.sample(name, sample)));
        const expected = samples.map((data) => template.render(data, { now }));
        expect(renderInBareContext(code, template, samples)).toEqual(expected);
      }
    },
  );

  test('writes euros, dates and numbers in the language of the template without Intl', async () => {
    const source = `<p>{invoice.total} {invoice.date} {invoice.duedate}</p>
      {{#each invoice.lines}}<p>{{quantity}} {{amount}}</p>{{/each}}`;
    const template = await compileTemplate(source, {
      subject: '{invoice.number}',
      locale: 'fr-BE',
      trust: 'full',
    });
    const lines = [{ description: 'Pain', quantity: '2.5', amount: '-1234.50' }];
    const data = { invoice: { ...invoice, lines }, relation: {}, company: {} };
    const [mail] = renderInBareContext(code, template, [data], { Intl: undefined });
    expect(mail).toEqual(template.render(data, { now }));
    expect(mail!.text).toMatch(/2,5 -1\s234,50\s€/);
  });

  test('parses an unusual payment URL with the URL class of the platform', async () => {
    const templates = await openTemplates('templates');
    const template = await templates.get('invoice', 'nl');
    const sample = (await templates.sample('invoice', 'plain')) as { invoice: object };
    const data = {
      ...sample,
      invoice: { ...sample.invoice, paymentUrl: 'https://pay.example.be/betaal?één=€&naam=zoé' },
    };
    expect(renderInBareContext(code, template, [data], { URL })).toEqual([template.render(data, { now })]);
  });

  test('refuses what is not a compiled template', () => {
    expect(() => renderInBareContext(code, {}, [])).toThrow('This is not a compiled template');
  });
});
