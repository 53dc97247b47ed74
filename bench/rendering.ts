import { readFileSync } from 'node:fs';
import path from 'node:path';
import { convert } from 'html-to-text';
import type { Warning } from '../src/errors.ts';
import { catalogue } from '../src/fields/catalogue.ts';
import { createFormatter } from '../src/fields/formats/formatter.ts';
import { compileReader } from '../src/fields/read/compile-reader.ts';
import { defaultButtonColour, isButtonColour } from '../src/payment-button/button-colour.ts';
import { buttonWording } from '../src/payment-button/wording.ts';
import { readTemplateFolder } from '../src/template/1-read/read-folder.ts';
import { insertBody } from '../src/template/2-mark-fields/insert-body.ts';
import { createLowering } from '../src/template/2-mark-fields/lower-fields.ts';
import { markFields } from '../src/template/2-mark-fields/mark-fields.ts';
import { loadMjml } from '../src/template/3-build-html/load-mjml.ts';
import { compileParts } from '../src/template/compile-parts.ts';
import { loadTemplate } from '../src/template/template.ts';
import { handlebarsOf } from './handlebars-alone.ts';
import { measure, microseconds, times } from './measure.ts';
import { createPerMailChain, viewOf } from './per-mail-chain.ts';

const root = path.resolve('templates');
const now = new Date('2026-11-22T09:00:00Z');
const settings = { locale: 'nl', timeZone: 'Europe/Brussels', outlook: 'padded' as const, fields: catalogue };

/** The shipped invoice mail with ten lines, in every way. */
export async function benchRendering(): Promise<void> {
  const data = tenLines();
  const parts = await readTemplateFolder({
    root,
    name: 'invoice',
    locales: ['nl'],
    trust: undefined,
    onFile: () => undefined,
  });
  const compile = async (): Promise<ReturnType<typeof loadTemplate>> =>
    loadTemplate(await compileParts(parts, settings));
  const template = await compile();
  const formatter = createFormatter(settings.locale, settings.timeZone);
  const mjml = loadMjml();
  const lowering = createLowering(catalogue, parts.strings, []);
  const button = { wording: buttonWording('nl'), outlook: 'padded' as const, longestAmount: '' };
  const marked = markFields(
    await insertBody(parts, lowering),
    { definitions: catalogue, attributeType: mjml.attributeType, button },
    lowering,
  );
  const scope = marked.template.root.build();
  const chain = createPerMailChain(marked, scope, formatter.locale, mjml);
  const read = compileReader(scope, { formatter, isButtonColour, defaultButtonColour });
  const warnings: Warning[] = [];
  const perMail = async (): Promise<string> => {
    const html = await chain.toHtml(chain.fill(viewOf(read(data, now.getTime(), warnings), scope)), '');
    return html + convert(html, { wordwrap: false });
  };
  const alone = handlebarsOf(template.toJSON(), formatter);
  const view = alone.view(data, now.getTime());
  const mail = template.render(data, { now });
  const bytes = Buffer.byteLength(mail.html);
  // Handlebars writes two more characters as entities, and drops the line of a block that stands alone.
  const plain = (html: string): string =>
    html.replaceAll('&#x27;', '&#39;').replaceAll('&#x3D;', '=').replace(/\s+/g, '');
  if (plain(alone.html(view)) !== plain(mail.html))
    throw new Error('Handlebars alone renders another mail; the comparison would be void.');

  const times_ = await measure(
    {
      render: () => flat(template.render(data, { now })),
      handlebars: () => alone.html(view).length + alone.text(view).length,
      chain: perMail,
      compile,
    },
    { seconds: 4 },
  );
  console.log(
    `\nRendering: the shipped invoice with ten lines, ${(bytes / 1024).toFixed(1)} KiB of HTML, ${mail.text.length} characters of text`,
  );
  const row = (label: string, value: number, note = ''): void =>
    console.log(`  ${label.padEnd(52)} ${microseconds(value).padStart(10)}  ${note}`);
  row('render: validate, format, subject + HTML + text', times_.render);
  row(
    'Handlebars compiled once, same HTML and text',
    times_.handlebars,
    `render takes ${times(times_.render / times_.handlebars)} of it (aim: under 1.50 x)`,
  );
  row(
    'per-mail chain: Handlebars, mjml, juice, html-to-text',
    times_.chain,
    `${times(times_.chain / times_.render)} slower than render (aim: 280 x)`,
  );
  row(
    'compiling the template',
    times_.compile,
    `${times(times_.compile / times_.chain)} of one run of the chain (aim: under 1.50 x)`,
  );
}

/** Strings in V8 may be built lazily: reading a character of each makes them whole, as sending them would. */
function flat(mail: { html: string; text: string; subject: string }): number {
  return (
    Number(mail.html.charCodeAt(mail.html.length - 1)) +
    mail.text.charCodeAt(mail.text.length - 1) +
    mail.subject.length
  );
}

function tenLines(): unknown {
  const data = JSON.parse(readFileSync(path.join(root, 'invoice/samples/plain.json'), 'utf8')) as {
    invoice: { lines: unknown[] };
  };
  const [line] = data.invoice.lines;
  data.invoice.lines = Array.from({ length: 10 }, (_, index) => ({
    ...(line as object),
    description: `Boekhouding, maand ${index + 1} van 2026`,
  }));
  return data;
}
