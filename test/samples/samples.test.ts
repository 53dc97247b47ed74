import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FacteurError, type Warning } from '../../src/errors.ts';
import { readTemplateFolder } from '../../src/compile/1-read/read-folder.ts';
import { canonicalHtml } from '../../bench/canonical-html.ts';
import { type BothWays, compileBothWays } from '../compile/compile-slowly.ts';

const folder = import.meta.dirname;
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['layouts', 'partials'].includes(entry.name))
  .map((entry) => entry.name);
const now = new Date('2026-11-22T09:00:00Z');

/** The options of a case, in `options.json`. */
interface CaseOptions {
  readonly locales?: readonly string[];
  readonly outlook?: 'padded' | 'vml';
}

describe.each(cases)('the case %s', (name) => {
  const file = (own: string): string => path.join(folder, name, own);

  test('gives the expected result', async () => {
    const both = await compileCase(name);
    const mail =
      both instanceof FacteurError ? both : attempt(() => both.template.render(readData(name), { now }));
    if (both instanceof FacteurError || mail instanceof FacteurError) {
      const { message } = mail as FacteurError;
      expect(existsSync(file('expected.html')), message).toBe(false);
      await expect(`${message}\n`).toMatchFileSnapshot(file('expected-error.txt'));
      return;
    }
    expect(existsSync(file('expected-error.txt')), 'expected an error').toBe(false);
    await expect(mail.html).toMatchFileSnapshot(file('expected.html'));
    await expect(mail.text).toMatchFileSnapshot(file('expected.txt'));
    await expect(`${mail.subject}\n${mail.preheader}\n`).toMatchFileSnapshot(file('expected.subject.txt'));
    const warnings = [...both.template.warnings, ...mail.warnings].map(describeWarning).join('');
    if (warnings !== '' || existsSync(file('expected-warnings.txt')))
      await expect(warnings).toMatchFileSnapshot(file('expected-warnings.txt'));
  });

  test('renders the same as the chain that runs for every mail, or is refused', async () => {
    const both = await compileCase(name);
    if (both instanceof FacteurError) return;
    const mail = attempt(() => both.template.render(readData(name), { now }));
    if (mail instanceof FacteurError) return;
    expect(canonicalHtml(mail.html)).toBe(canonicalHtml(await both.renderSlowly(readData(name), now)));
  });
});

async function compileCase(name: string): Promise<BothWays | FacteurError> {
  const options = readJson(path.join(folder, name, 'options.json')) as CaseOptions | undefined;
  const locales = options?.locales ?? ['en'];
  try {
    const parts = await readTemplateFolder({
      root: folder,
      name,
      locales,
      trust: undefined,
      onFile: () => undefined,
    });
    return await compileBothWays(parts, locales[0]!, options?.outlook);
  } catch (error) {
    if (error instanceof FacteurError) return error;
    throw error;
  }
}

function attempt<T>(action: () => T): T | FacteurError {
  try {
    return action();
  } catch (error) {
    if (error instanceof FacteurError) return error;
    throw error;
  }
}

/** The data of the case, or the shared invoice. */
function readData(name: string): unknown {
  return readJson(path.join(folder, name, 'data.json')) ?? readJson(path.join(folder, 'data.json'));
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function describeWarning({ code, message, file, line, column }: Warning): string {
  return `${code}: ${message}${file === undefined ? '' : `\n  at ${file}:${line}:${column}`}\n`;
}
