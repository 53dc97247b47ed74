import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readLocaleStrings } from '../../src/compile/1-read/locale-strings.ts';
import { readIncludes } from '../../src/compile/1-read/read-includes.ts';
import { sourceFile, sourceOf } from '../../src/compile/1-read/source.ts';
import { compileParts } from '../../src/compile/compile-parts.ts';
import { createProblems } from '../../src/compile/problems.ts';
import { FacteurError, TemplateError } from '../../src/errors.ts';
import { catalogue } from '../../src/fields/catalogue.ts';
import { loadTemplate, type Template } from '../../src/render/template.ts';
import { canonicalHtml } from '../canonical-html.ts';
import { renderSlowly } from './slow-way.ts';

/** What became of one file. */
export interface Outcome {
  readonly result: 'equal' | 'refused' | 'refused by both' | 'different' | 'crashed';
  /** The problem, the exception, or the first difference. */
  readonly why: string;
  /** How long compiling took, in milliseconds. */
  readonly milliseconds: number;
}

const now = new Date('2026-11-22T09:00:00Z');

/** Two invoices: with everything that the fields ask for, and with what may be missing. */
const invoices = [
  invoice('Boekhouding & advies', 'an@peeters.example', [
    { description: 'Boekhouding <Q3>' },
    { description: 'Advies' },
  ]),
  invoice('', '', []),
];

/** Compiles a file, whose fields are those of the catalogue, and compares its mails with those of the slow way. */
export async function compareFile(file: string, root: string): Promise<Outcome> {
  const source = asDocument(readFileSync(file, 'utf8'));
  const start = performance.now();
  const compiled = await compile(source, file, root).then(
    (template) => ({ template }),
    (error: unknown) => ({ error }),
  );
  const milliseconds = performance.now() - start;
  const outcome = (result: Outcome['result'], why: string): Outcome => ({ result, why, milliseconds });
  const slowly = async (view: object): Promise<string | Error> =>
    renderSlowly(source, file, root, view).catch((error: Error) => error);
  if ('error' in compiled) {
    const { error } = compiled;
    if (!(error instanceof FacteurError)) return outcome('crashed', String((error as Error).stack ?? error));
    const [view] = invoices;
    const slow = await slowly(view!);
    const why = describe(error);
    return slow instanceof Error ? outcome('refused by both', why) : outcome('refused', why);
  }
  for (const view of invoices) {
    const slow = await slowly(view);
    if (slow instanceof Error) return outcome('different', `only the slow way fails: ${slow.message}`);
    let html: string;
    try {
      ({ html } = compiled.template.render(view, { now }));
    } catch (error) {
      return outcome('crashed', `rendering: ${String((error as Error).stack ?? error)}`);
    }
    const difference = firstDifference(canonical(html), canonical(slow));
    if (difference !== undefined) return outcome('different', difference);
  }
  return outcome('equal', '');
}

async function compile(source: string, file: string, root: string): Promise<Template> {
  const name = path.basename(file);
  const problems = createProblems();
  const read = await readIncludes(
    sourceOf(sourceFile(name, source)),
    {
      root,
      folder: path.dirname(file),
      onFile: () => undefined,
      nameOf: (one) => path.relative(root, one),
      problems,
    },
    path.resolve(file),
  );
  const compiled = await compileParts(
    {
      ...read,
      name,
      subject: sourceOf(sourceFile('subject', 'Invoice {invoice.number}')),
      strings: readLocaleStrings([], problems),
      trust: 'full',
      problems: problems.found,
    },
    {
      locale: 'en',
      timeZone: 'Europe/Brussels',
      outlook: 'padded',
      unknownFields: 'warn',
      webFonts: 'declared',
      fields: catalogue,
    },
  );
  return loadTemplate(compiled);
}

/** A part of a mail goes into a document: facteur compiles documents, and texts of tenants. */
function asDocument(source: string): string {
  if (/<(?:mjml|html)[\s>]/i.test(source)) return source;
  if (/<mj-(?:section|wrapper|hero|raw)\b/.test(source)) return `<mjml><mj-body>${source}</mj-body></mjml>`;
  if (/<mj-column\b/.test(source))
    return `<mjml><mj-body><mj-section>${source}</mj-section></mj-body></mjml>`;
  if (/<mj-/.test(source))
    return `<mjml><mj-body><mj-section><mj-column>${source}</mj-column></mj-section></mj-body></mjml>`;
  return `<!doctype html><html><head><title>x</title></head><body>${source}</body></html>`;
}

function invoice(description: string, email: string, lines: readonly object[]): object {
  return {
    invoice: {
      number: '2026-0142',
      date: '2026-11-02',
      dueDate: '2026-12-02',
      currency: 'EUR',
      total: '121.00',
      paymentUrl: 'https://pay.example.be/7H3K9QWX2M4ABC',
      paymentUrlExpiresAt: '2027-01-31T10:00:00Z',
      description,
      lines,
    },
    relation: { name: 'Bakkerij Peeters & Zoë', email },
    company: {
      name: 'Kantoor Janssens',
      website: 'https://www.example.be/',
      logoUrl: 'https://www.example.be/logo.png',
      buttonColor: '#1a56db',
    },
  };
}

/**
 * Without what is meant to differ: the notes of the author, which facteur does not mail, the title, which it requires,
 * `<mj-raw>` in HTML, and the random ids of MJML's menus.
 */
function canonical(html: string): string {
  const plain = html
    .replace(/<!--(?!>|\s*\[if\b|\s*<!\[endif)(?:(?!-->)[\s\S])*-->/gi, '')
    .replace(/<\/?mj-raw>/g, '')
    .replace(/\b[0-9a-f]{16}\b/g, 'id')
    .replace(/<title>[^<]*<\/title>/gi, '')
    .replace(/<div aria-label="[^"]*" aria-roledescription/, '<div aria-roledescription');
  return canonicalHtml(plain);
}

function firstDifference(fast: string, slow: string): string | undefined {
  if (fast === slow) return undefined;
  let index = 0;
  while (fast[index] === slow[index]) index++;
  const around = (text: string): string => text.slice(Math.max(0, index - 60), index + 120);
  return `at ${index} of ${slow.length}\n      facteur  ${JSON.stringify(around(fast))}\n      slow way ${JSON.stringify(around(slow))}`;
}

function describe(error: FacteurError): string {
  if (!(error instanceof TemplateError)) return `${error.code}: ${error.message.split('\n')[0]}`;
  const codes = [...new Set(error.problems.map(({ code }) => code))].join(', ');
  const [first] = error.problems;
  return `${codes}: ${first === undefined ? '' : `${first.line}:${first.column} ${first.message}`}`;
}
