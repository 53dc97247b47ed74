import { randomBytes } from 'node:crypto';
import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SaveSampleAnswer, SaveSampleRequest } from '../preview-api.ts';
import { PreviewRefusal } from '../refusal.ts';
import type { Folder } from './open-folder.ts';
import { largestSample, readSampleData } from './read-sample.ts';

/** Letters, digits and hyphens: a valid file name everywhere, and never a path. */
const sampleName = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,58}[A-Za-z0-9])?$/;

/**
 * Writes a sample whole or not at all. An existing sample is replaced only if that was asked for.
 * @throws PreviewRefusal 400 for an invalid name or text, 409 for a sample that exists
 */
export async function saveSample(folder: Folder, request: SaveSampleRequest): Promise<SaveSampleAnswer> {
  const { template, sample, text, replace = false } = request;
  if (!sampleName.test(sample))
    throw new PreviewRefusal(
      400,
      'invalid-request',
      'Invalid sample name. Use letters, digits and hyphens, at most 60 characters: "partly-paid".',
    );
  if (Buffer.byteLength(text) > largestSample)
    throw new PreviewRefusal(
      413,
      'body-too-large',
      `The sample is too large. The limit is ${largestSample} bytes.`,
    );
  // A text that is not JSON would be an unusable sample.
  readSampleData({ name: `${sample}.json`, text });
  await mkdir(path.join(folder.root, template, 'samples'), { recursive: true });
  // `samples` itself may be a symbolic link to a folder outside.
  const { path: samples } = await folder.inside(template, 'samples');
  const file = path.join(samples, `${sample}.json`);
  const unfinished = path.join(samples, `.${sample}.json.${randomBytes(4).toString('hex')}`);
  try {
    await writeFile(unfinished, text.endsWith('\n') ? text : `${text}\n`, { flag: 'wx' });
    // Linking fails if the file exists, whoever else is writing.
    await (replace ? rename(unfinished, file) : link(unfinished, file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new PreviewRefusal(
      409,
      'sample-exists',
      `A sample named "${sample}" already exists. Choose another name or replace it.`,
    );
  } finally {
    await rm(unfinished, { force: true });
  }
  return { sample, file: [path.basename(folder.root), template, 'samples', `${sample}.json`].join('/') };
}
