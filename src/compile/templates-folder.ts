import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { FacteurError } from '../errors.ts';

const notTemplates = new Set(['layouts', 'partials', 'node_modules']);

/** Names of the templates, in alphabetical order. */
export async function listTemplates(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !notTemplates.has(entry.name))
    .map((entry) => entry.name)
    .sort();
}

/** @throws FacteurError `template-not-found`, with the names of the templates */
export async function checkName(root: string, name: string): Promise<string> {
  const names = await listTemplates(root);
  if (names.includes(name)) return name;
  const { didYouMean } = await import('../fields/near-name.ts');
  throw new FacteurError(
    'template-not-found',
    `There is no template "${name}".${didYouMean(name, names)} Available: ${names.join(', ')}.`,
  );
}

/** The languages that a template has strings for. */
export async function listLocales(root: string, name: string): Promise<string[]> {
  return listJson(path.join(root, name, 'locales'));
}

/** Names of a template's samples, without `.json`. */
export async function listSamples(root: string, name: string): Promise<string[]> {
  return listJson(path.join(root, name, 'samples'));
}

async function listJson(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** The data of one sample. @throws FacteurError if the sample is missing or not JSON */
export async function readSample(root: string, name: string, sample: string): Promise<unknown> {
  const file = path.join(root, name, 'samples', `${path.basename(sample)}.json`);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new FacteurError('file-not-readable', `There is no sample ${path.basename(file)}.`, { cause });
  });
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new FacteurError(
      'invalid-json-data',
      `The sample ${path.basename(file)} is not JSON: ${(cause as Error).message}`,
      { cause },
    );
  }
}
