import { openTemplates, type Templates } from '../../compile/open-templates.ts';
import { samplesMoment } from '../../compile/samples-moment.ts';
import { FacteurError } from '../../errors.ts';
import type { Template } from '../../render/template.ts';
import { renderEml } from '../../sending/render-eml.ts';
import type { CompileFlags } from '../compile-flags.ts';
import { isSystemError } from '../describe-error.ts';
import { errorTerminal, outputTerminal } from '../terminal/terminal.ts';
import type { MailFormat } from './mail-formats.ts';
import type { SampleLinks } from './sample-links.ts';
import { formatSamplesReport } from './samples-report.ts';
import type { Failure, RenderedSample, SamplesResult } from './samples-result.ts';
import { writeMail } from './write-mail.ts';

export interface RenderSamplesOptions {
  /** One template; undefined renders all. */
  readonly template: string | undefined;
  /** One language; undefined renders all that a template has. */
  readonly locale: string | undefined;
  readonly out: string;
  readonly formats: readonly MailFormat[];
  readonly templates: string;
  readonly compile: CompileFlags;
  readonly now: Date | undefined;
  /** Where samples that can be paid get links that work, in all but their `.eml`; undefined keeps those of the data. */
  readonly links: SampleLinks | undefined;
}

/** Renders every sample into files and prints a table of them. @returns false when one of them could not be rendered */
export async function renderSamples(options: RenderSamplesOptions): Promise<boolean> {
  const templates = await openTemplates(options.templates, options.compile);
  const names = options.template === undefined ? await templates.names() : [options.template];
  if (names.length === 0)
    throw new FacteurError(
      'template-not-found',
      `There is no template in ${options.templates}. A template is a folder with template.mjml or body.html.`,
    );
  const result: SamplesResult = { rendered: [], failures: [], templateWarnings: [], withoutSamples: [] };
  for (const name of names) await renderTemplate(name, templates, options, result);
  const { table, failures } = formatSamplesReport(result, options.out, outputTerminal, errorTerminal);
  outputTerminal.write(table);
  errorTerminal.write(failures);
  return result.failures.length === 0;
}

async function renderTemplate(
  name: string,
  templates: Templates,
  options: RenderSamplesOptions,
  result: SamplesResult,
): Promise<void> {
  const samples = await templates.samples(name);
  const own = await templates.locales(name);
  const locales = options.locale === undefined ? (own.length === 0 ? ['en'] : own) : [options.locale];
  if (samples.length === 0) result.withoutSamples.push(name);
  for (const locale of locales) {
    const place: Failure = { template: name, locale, sample: undefined, error: undefined };
    const template = await attempt(place, result, () => templates.get(name, locale));
    if (template === undefined) continue;
    result.templateWarnings.push(
      ...template.warnings.map((warning) => ({ template: name, locale, warning })),
    );
    for (const sample of samples) {
      const rendered = await attempt({ ...place, sample }, result, () =>
        renderSample({ template, name, locale, sample }, templates, options),
      );
      if (rendered !== undefined) result.rendered.push(rendered);
    }
  }
}

/** One broken template or sample leaves the others standing. */
async function attempt<T>(
  place: Failure,
  result: SamplesResult,
  action: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    // A full disk is no template's fault: it would fail them all.
    if (isSystemError(error)) throw error;
    result.failures.push({ ...place, error });
    return undefined;
  }
}

async function renderSample(
  { template, name, locale, sample }: { template: Template; name: string; locale: string; sample: string },
  templates: Templates,
  options: RenderSamplesOptions,
): Promise<RenderedSample> {
  const now = options.now ?? samplesMoment;
  const read = await templates.sample(name, sample);
  const data = options.links === undefined ? read : await options.links.attach(read, now);
  const mail = template.render(data, { now });
  // What would be sent has the links of the sample: those of `--links` open on this machine.
  const origin = { template: name, locale, name: sample, message: () => renderEml(template, read, now) };
  const files = await writeMail(mail, origin, options.out, options.formats);
  return {
    template: name,
    locale,
    sample,
    subject: mail.subject,
    htmlBytes: Buffer.byteLength(mail.html),
    textBytes: Buffer.byteLength(mail.text),
    warnings: mail.warnings,
    files: files.length,
  };
}
