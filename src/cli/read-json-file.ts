import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { FacteurError } from '../errors.ts';

/** Reads a JSON object from a file, or from standard input for `-`. @throws FacteurError `file-not-readable` or `invalid-json-data` */
export async function readJsonFile(file: string): Promise<object> {
  const content = await readContent(file);
  try {
    const data: unknown = JSON.parse(content);
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data;
  } catch (cause) {
    throw new FacteurError('invalid-json-data', `${file} is not valid JSON: ${(cause as Error).message}.`, {
      cause,
    });
  }
  throw new FacteurError(
    'invalid-json-data',
    `${file} is not a JSON object with invoice, relation and company.`,
  );
}

async function readContent(file: string): Promise<string> {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (cause) {
    const message = `${file} cannot be read (${(cause as NodeJS.ErrnoException).code}).`;
    throw new FacteurError('file-not-readable', message, { cause });
  }
}
