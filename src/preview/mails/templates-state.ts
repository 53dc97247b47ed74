import type { PreviewState, SampleSummary, TemplateSummary } from '../preview-api.ts';
import type { PreviewSettings } from '../preview-options.ts';
import type { Health } from './health.ts';
import type { Folder } from './open-folder.ts';
import { paymentStateOf } from './payment-state-of.ts';
import { readSampleData, readSampleText } from './read-sample.ts';

/** The templates with their languages and samples. The problem of a template is known once it has been compiled. */
export async function buildState(
  folder: Folder,
  health: Health,
  settings: PreviewSettings,
): Promise<PreviewState> {
  const { name, defaultLocale } = folder;
  try {
    const names = await (await folder.templates()).names();
    const templates = await Promise.all(names.map((one) => summaryOf(one, folder, health, settings)));
    return { folder: name, defaultLocale, templates };
  } catch (error) {
    return { folder: name, defaultLocale, templates: [], problem: (error as Error).message };
  }
}

async function summaryOf(
  name: string,
  folder: Folder,
  health: Health,
  settings: PreviewSettings,
): Promise<TemplateSummary> {
  const samples = await (await folder.templates()).samples(name);
  const problem = health.problemOf(name);
  return {
    name,
    locales: await folder.locales(name),
    samples: await Promise.all(samples.map((sample) => sampleOf(name, sample, folder, settings.now))),
    ...(problem === undefined ? {} : { problem: problem.message }),
    ...(problem?.locale === undefined ? {} : { problemLocale: problem.locale }),
  };
}

async function sampleOf(template: string, name: string, folder: Folder, now: Date): Promise<SampleSummary> {
  try {
    const data = readSampleData(await readSampleText(await folder.sampleFile(template, name)));
    return { name, state: paymentStateOf(data, now) };
  } catch {
    return { name };
  }
}
