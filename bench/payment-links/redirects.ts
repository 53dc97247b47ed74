import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Load, LoadResult } from './load-process.ts';
import { median, perSecond, row } from './rows.ts';

/**
 * Redirects per second of facteur and of a bare `node:http` server that sends the same headers without any look-up, each
 * in a process of its own, loaded from a third one over 50 connections kept open.
 */
export async function benchRedirects(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'facteur-bench-'));
  const store = join(folder, 'links.db');
  const [bare, links, load] = [start('bare', store), start('links', store), startLoad()];
  const [toBare, toLinks] = [await ready(bare), await ready(links)];
  await measure(load, toBare, 1);
  await measure(load, toLinks, 1);
  console.log('\nRedirect server, 50 connections');
  report(await rounds(load, toBare, toLinks), '');
  const writer = start('writer', store);
  await ready(writer);
  report(await rounds(load, toBare, toLinks), ' while another process writes');
  for (const child of [bare, links, load, writer]) child.kill();
  rmSync(folder, { recursive: true });
}

interface Rounds {
  readonly bare: LoadResult[];
  readonly links: LoadResult[];
}

async function rounds(load: ChildProcess, toBare: Load, toLinks: Load): Promise<Rounds> {
  const results: Rounds = { bare: [], links: [] };
  for (let round = 0; round < 5; round++) {
    results.bare.push(await measure(load, toBare, 2));
    results.links.push(await measure(load, toLinks, 2));
  }
  return results;
}

function report({ bare, links }: Rounds, when: string): void {
  const [bareRate, linksRate] = [bare, links].map((results) =>
    median(results.map((one) => one.perSecond)),
  ) as [number, number];
  const p99 = (results: LoadResult[]): string => `p99 ${median(results.map((one) => one.p99)).toFixed(1)} ms`;
  row(`bare node:http${when}`, perSecond(bareRate), p99(bare));
  row(
    `facteur${when}`,
    perSecond(linksRate),
    `${p99(links)}, held to 10 ms; ${(linksRate / bareRate).toFixed(2)} of bare, held to 0.5`,
  );
}

function start(role: string, store: string): ChildProcess {
  return fork(fileURLToPath(new URL('server-process.js', import.meta.url)), [role, store]);
}

function startLoad(): ChildProcess {
  return fork(fileURLToPath(new URL('load-process.js', import.meta.url)));
}

async function ready(child: ChildProcess): Promise<Load> {
  const [message] = await once(child, 'message');
  return message as Load;
}

async function measure(load: ChildProcess, target: Load, seconds: number): Promise<LoadResult> {
  load.send({ ...target, seconds });
  const [result] = await once(load, 'message');
  return result as LoadResult;
}
