import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalHtml } from '../../bench/canonical-html.ts';
import { readTemplateFolder } from '../../src/compile/1-read/read-folder.ts';
import { compileBothWays } from './compile-slowly.ts';

const root = path.resolve(import.meta.dirname, '../../templates');
const now = new Date('2026-11-22T09:00:00Z');
const names = ['invoice', 'reminder', 'reminder-grouped', 'payment-received'];

describe.each(names)('the shipped template %s', (name) => {
  test.each(['nl', 'fr', 'de', 'en', ...(name === 'invoice' ? ['he', 'ar'] : [])])(
    'renders the same in %s as the chain that runs for every mail',
    async (locale) => {
      for (const outlook of ['padded', 'vml'] as const) {
        const parts = await readTemplateFolder({
          root,
          name,
          locales: [locale],
          trust: undefined,
          onFile: () => undefined,
        });
        const { template, renderSlowly } = await compileBothWays(parts, locale, outlook);
        for (const sample of readdirSync(path.join(root, name, 'samples'))) {
          const data: unknown = JSON.parse(readFileSync(path.join(root, name, 'samples', sample), 'utf8'));
          expect(canonicalHtml(template.render(data, { now }).html), sample).toBe(
            canonicalHtml(await renderSlowly(data, now)),
          );
        }
      }
    },
  );
});
