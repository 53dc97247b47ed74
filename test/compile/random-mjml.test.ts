import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalHtml } from '../../bench/canonical-html.ts';
import { readTextSource } from '../../src/compile/1-read/read-text-source.ts';
import type { WebFonts } from '../../src/compile/settings.ts';
import { TemplateError } from '../../src/errors.ts';
import { type BothWays, compileBothWays } from './compile-slowly.ts';
import { invoiceData, now } from './invoice-data.ts';
import { writeMjml } from './random-mjml.ts';

const line = { description: 'Bread & <butter>', amount: '2.50', quantity: 3 };
const company = { name: 'Janssens & Co', email: 'a+b@example.be', website: 'https://www.example.be' };
const samples = [
  invoiceData({ lines: [] }, { company }),
  invoiceData(
    { lines: [line, { ...line, description: '"two"' }], status: 'overdue' },
    {
      company: { ...company, logoUrl: 'https://www.example.be/l.png', brandColor: '#1f7a45' },
      relation: { name: 'An <b>', firstName: 'An', isConsumer: true },
    },
  ),
  invoiceData({ status: 'paid', total: '5.00', lines: [line] }, { company }),
];

async function compileRandom(
  source: string,
  locale: string,
  webFonts: WebFonts,
): Promise<BothWays | undefined> {
  const nothing = { subject: undefined, preheader: undefined, text: undefined, layout: undefined };
  const parts = await readTextSource(source, {
    ...nothing,
    name: 'random',
    locale: 'en',
    strings: undefined,
    partials: undefined,
    trust: undefined,
  });
  try {
    return await compileBothWays(parts, locale, 'padded', webFonts);
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}

/**
 * Removes accidental differences: MJML gives carousels and menus random numbers, writes rules for the carousels in the
 * source, writes the widths of columns in source order, and loads the fonts of every component in the source.
 */
function settled(html: string): string {
  const body = html.slice(html.indexOf('<body'));
  const isUsed = (font: string): boolean => new RegExp(`font-family:[^";]*${font}`).test(body);
  return canonicalHtml(html)
    .replace(/(?:<link href="|@import url\()[^">)]*family=(\w+)[^>;]*[>;]\s*/g, (load, font: string) =>
      isUsed(font) ? load : '',
    )
    .replace(/\s+<\/style>/g, '</style>')
    .replace(/<!--\[if !mso\]><!-->(?:<style type="text\/css">\s*<\/style>)?<!--<!\[endif\]-->/g, '')
    .replace(/[0-9a-f]{16}/g, 'id')
    .replace(/<style[^>]*>\s*\.mj-carousel[\s\S]*?<\/style>/g, '')
    .replace(/(?:\.mj-column-[\w-]+ \{[^}]*\}\s*)+/g, (rules) =>
      rules
        .match(/\.[^}]*\}/g)!
        .toSorted()
        .join(' '),
    );
}

test('random MJML renders the same as the chain that runs for every mail, or is refused', async () => {
  let compiled = 0;
  let refused = 0;
  const choices = fc.array(fc.nat(1000), { minLength: 40, maxLength: 200 });
  const locales = fc.constantFrom('en', 'he');
  const fonts = fc.constantFrom('none', 'declared', 'all');
  await fc.assert(
    fc.asyncProperty(choices, locales, fonts, async (numbers, locale, webFonts) => {
      const source = writeMjml(numbers);
      const both = await compileRandom(source, locale, webFonts);
      if (both === undefined) {
        refused++;
        return;
      }
      compiled++;
      for (const data of samples) {
        const { html } = both.template.render(data, { now });
        expect(settled(html), source).toBe(settled(await both.renderSlowly(data, now)));
      }
    }),
    { numRuns: 40 },
  );
  expect(compiled).toBeGreaterThan(refused);
});
