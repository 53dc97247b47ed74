import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openTemplates } from '../src/compile/open-templates.ts';
import { differingMails } from './differing-mails.ts';
import { printRow } from './measure.ts';

/** How often each program starts. */
const turns = 21;

/** What programs take from their start to their end, each in a process of its own, above a Node that does nothing. */
export async function benchStarting(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'facteur-bench-'));
  const write = (name: string, content: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const { data } = differingMails()[0]!;
  const template = await (await openTemplates('bench/templates')).get('plain-invoice', 'nl');
  write('template.json', JSON.stringify(template));
  write('data.json', JSON.stringify(data));
  const rendering = (door: string): string => `import { readFileSync } from 'node:fs';
import { loadTemplate } from ${JSON.stringify(pathToFileURL(path.resolve(door)).href)};
const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
loadTemplate(read('template.json')).render(read('data.json'), { now: new Date('2026-11-22T09:00:00Z') });`;
  const handlebars = pathToFileURL(
    path.resolve('node_modules/handlebars/dist/cjs/handlebars.runtime.js'),
  ).href;
  const programs: Readonly<Record<string, readonly string[]>> = {
    'Node, which does nothing': [write('nothing.mjs', '')],
    'import facteur, load a template, render a mail': [write('root.mjs', rendering('dist/index.js'))],
    'the same from facteur/render': [write('render.mjs', rendering('dist/render/index.js'))],
    "import Handlebars' runtime alone": [write('handlebars.mjs', `import ${JSON.stringify(handlebars)};`)],
    'facteur --version': ['dist/cli/main.js', '--version'],
    'facteur --help': ['dist/cli/main.js', '--help'],
  };
  try {
    const took = new Map(Object.keys(programs).map((label) => [label, [] as number[]]));
    // In turns, so that a machine that slows down slows all of them.
    for (let turn = 0; turn < turns; turn++)
      for (const [label, args] of Object.entries(programs)) took.get(label)!.push(await timeOf(args));
    console.log('\nStarting: from the start of a process to its end (aim: a mail at most 60 ms above Node)');
    let bare: number | undefined;
    for (const [label, all] of took) {
      const median = all.toSorted((a, b) => a - b)[turns >> 1]!;
      bare ??= median;
      printRow(label, median * 1000, median === bare ? '' : `${(median - bare).toFixed(0)} ms above Node`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds. */
async function timeOf(args: readonly string[]): Promise<number> {
  const start = performance.now();
  const [code] = (await once(spawn(process.execPath, args, { stdio: 'ignore' }), 'exit')) as [number];
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}.`);
  return performance.now() - start;
}
