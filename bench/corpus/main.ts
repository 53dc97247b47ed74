import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Outcome } from './compare-file.ts';
import { mapFields } from './map-fields.ts';

/**
 * Compiles every MJML and HTML file of a folder, with its fields mapped to the catalogue, and compares its mails with those
 * of Handlebars, MJML and juice: `npm run corpus -- <folder>`. A compilation has 2 seconds and 256 MB.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Name a folder of MJML and HTML files: npm run corpus -- path/to/templates\n');
  process.exit(2);
}

const slowest = 2000;
/** Both ways together, in milliseconds: MJML has no limits. */
const patience = 60_000;

const root = mkdtempSync(path.join(os.tmpdir(), 'facteur-corpus-'));
const files = copyMapped(path.resolve(folder), root);
const outcomes = new Map<string, Outcome>();
let worker = startWorker();
// The first compilation loads the compiler.
writeFileSync(path.join(root, 'first.html'), '<p>{{relation.name}}</p>');
await ask(path.join(root, 'first.html'));
for (const file of files) {
  const outcome = await ask(path.join(root, file));
  outcomes.set(file, outcome);
  if (outcome.result !== 'equal') console.log(`${outcome.result.padEnd(16)}${file}\n    ${outcome.why}`);
  if (outcome.milliseconds > slowest)
    console.log(`slow            ${file}\n    ${Math.round(outcome.milliseconds)} ms`);
}
await worker.terminate();
rmSync(root, { recursive: true });
report();

/** Copies the templates with their fields mapped, and the CSS as it is. @returns the paths of the templates */
function copyMapped(from: string, to: string): string[] {
  const found = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => path.relative(from, path.join(entry.parentPath, entry.name)))
    .toSorted();
  const templates = found.filter((file) => /\.(?:mjml|html?|hbs|handlebars)$/i.test(file));
  for (const file of found) {
    const copy = path.join(to, file);
    mkdirSync(path.dirname(copy), { recursive: true });
    if (templates.includes(file)) writeFileSync(copy, mapFields(readFileSync(path.join(from, file), 'utf8')));
    else if (/\.css$/i.test(file)) cpSync(path.join(from, file), copy);
  }
  return templates;
}

function startWorker(): Worker {
  return new Worker(new URL('worker.js', import.meta.url), {
    workerData: { root },
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
}

/** Compares one file. A worker that runs out of memory or time is replaced. */
async function ask(file: string): Promise<Outcome> {
  const start = performance.now();
  const answered = new AbortController();
  const { signal } = answered;
  const milliseconds = (): number => performance.now() - start;
  try {
    worker.postMessage(file);
    return await Promise.race([
      once(worker, 'message', { signal }).then(([outcome]) => outcome as Outcome),
      setTimeout(patience, undefined, { signal }).then(() => {
        throw new Error(`no answer within ${patience / 1000} s`);
      }),
    ]);
  } catch (error) {
    await worker.terminate();
    worker = startWorker();
    return { result: 'crashed', why: String(error), milliseconds: milliseconds() };
  } finally {
    answered.abort();
  }
}

function report(): void {
  const all = [...outcomes];
  const count = (result: Outcome['result']): number =>
    all.filter(([, outcome]) => outcome.result === result).length;
  console.log(`
files            ${all.length}
equal            ${count('equal')}
refused by both  ${count('refused by both')}
refused          ${count('refused')}
different        ${count('different')}
crashed          ${count('crashed')}
slowest          ${Math.round(Math.max(...all.map(([, { milliseconds }]) => milliseconds)))} ms`);
}
