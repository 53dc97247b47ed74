import { Command } from 'commander';
import {
  type CompileFlags,
  compileOptionsOf,
  unknownFieldsOption,
  webFontsOption,
} from '../compile-flags.ts';
import { instantValue, localeValue, namesFrom } from '../option-values.ts';
import { type MailFormat, mailFormats } from '../render/mail-formats.ts';
import type { SampleLinks } from '../render/sample-links.ts';
import { templatesFolderOf } from '../templates-folder.ts';

interface RenderFlags extends CompileFlags {
  readonly data?: string;
  readonly all?: true;
  readonly locale?: string;
  readonly out?: string;
  readonly format?: readonly MailFormat[];
  readonly templates?: string;
  readonly now?: Date;
  readonly links?: string;
  readonly baseUrl: string;
}

const examples = `
Examples:
  $ facteur render invoice --data invoice.json                       the HTML, on standard output
  $ facteur render invoice --data invoice.json --format text         the plain-text part
  $ facteur render reminder --data - --locale fr --out mails < invoice.json
  $ facteur render --all --out out                                   every template, language and sample
  $ facteur render --all --templates mails --locale nl --out out

HTML files contain their images, so a browser shows them. An .eml file is the message that facteur send would send.
With --out, the files are <out>/<template>/<locale>/<data>.html, .txt, .eml and .json.
Samples (--all) are rendered as of 2026-11-22, unless you set --now.`;

/** `facteur render`: fills in one template with one invoice, or every template with its samples. */
export function renderCommand(): Command {
  return new Command('render')
    .description(
      'Fills in a template with the data of one invoice, or every template with its samples (--all).',
    )
    .argument('[template]', 'name of the template, such as invoice')
    .option('-d, --data <file>', 'JSON file with the data of one invoice; - reads standard input')
    .option('-a, --all', 'render every sample of every template, or of the one named')
    .option(
      '-l, --locale <tag>',
      'language, such as nl or fr-BE (default: en; with --all, every language)',
      localeValue,
    )
    .option('-o, --out <folder>', 'write files into this folder')
    .option(
      '-f, --format <list>',
      `of ${mailFormats.join(', ')} (default: html,text,eml; without --out, html)`,
      namesFrom(mailFormats),
    )
    .option(
      '-t, --templates <folder>',
      'folder of templates (default: ./templates if it has the template, else the shipped ones)',
    )
    .option(
      '--now <instant>',
      'when the mail goes out; a link that has expired by then gets no button',
      instantValue,
    )
    .option(
      '--links <store>',
      'with --all, create payment links for the samples in this store, such as facteur.db; an .eml keeps its own',
    )
    .option('--base-url <url>', 'what those links start with', 'http://localhost:8080')
    .addOption(unknownFieldsOption())
    .addOption(webFontsOption())
    .configureHelp({ optionDescription: (option) => option.description })
    .addHelpText('after', examples)
    .action(act);
}

async function openLinks(store: string, baseUrl: string): Promise<SampleLinks> {
  const { openSampleLinks } = await import('../render/sample-links.ts');
  return openSampleLinks(store, baseUrl);
}

async function act(template: string | undefined, flags: RenderFlags, command: Command): Promise<void> {
  const { data, out, format, locale, now } = flags;
  const templates = templatesFolderOf(flags.templates, template);
  const refuse = (message: string): never => command.error(`error: ${message}`);
  if (flags.all === true) {
    if (data !== undefined) return refuse('--all renders the samples of the templates. Remove --data.');
    if (out === undefined) return refuse('--all writes many files. Add --out <folder>.');
    const { renderSamples } = await import('../render/render-samples.ts');
    const links = flags.links === undefined ? undefined : await openLinks(flags.links, flags.baseUrl);
    const isDone = await renderSamples({
      template,
      out,
      formats: format ?? defaultFormats,
      locale,
      templates,
      compile: compileOptionsOf(flags),
      now,
      links,
    });
    await links?.close();
    process.exitCode = isDone ? 0 : 1;
    return;
  }
  if (template === undefined)
    return refuse('Name a template, for example: facteur render invoice --data invoice.json');
  if (data === undefined)
    return refuse(
      `Name a file with invoice data, for example: facteur render ${template} --data invoice.json\nSamples are in ${templates}/${template}/samples.`,
    );
  const formats = format ?? (out === undefined ? (['html'] as const) : defaultFormats);
  if (out === undefined && formats.length > 1)
    return refuse(`Standard output takes one format; received ${formats.join(', ')}. Add --out <folder>.`);
  const { renderInvoice } = await import('../render/render-invoice.ts');
  await renderInvoice({
    template,
    data,
    out,
    formats,
    locale: locale ?? 'en',
    templates,
    compile: compileOptionsOf(flags),
    now: now ?? new Date(),
  });
}

const defaultFormats: readonly MailFormat[] = ['html', 'text', 'eml'];
