import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Page, chromium as playwright } from 'playwright-core';
import { printRow } from './measure.ts';

/** Saves of each kind of file. */
const saves = 25;

/** From a save to the new frame painted in a real browser, with the server in a process of its own. */
export async function benchPreview(): Promise<void> {
  const work = await mkdtemp(path.join(tmpdir(), 'facteur-bench-'));
  const templates = path.join(work, 'templates');
  await cp('templates', templates, { recursive: true });
  const server = spawn(process.execPath, ['dist/cli/main.js', 'preview', templates, '--port', '0']);
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const url = await addressOf(server);
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${url}/?template=invoice&locale=nl&sample=plain`);
    await seen(page, 'Kantoor Janssens');
    console.log(
      `\nPreview: from a save to the new frame painted, median of ${saves} saves (aim: under 100 ms)`,
    );
    for (const [label, file, mark] of changes) {
      const took = await measureSaves(page, path.join(templates, file), mark);
      const slowest = took.at(-1)!;
      printRow(label, took[took.length >> 1]! * 1000, `slowest ${slowest.toFixed(0)} ms`);
    }
  } finally {
    server.kill('SIGINT');
    await browser.close();
    await rm(work, { recursive: true, force: true });
  }
}

/** What is saved, and the words after which a mark is written into it. */
const changes = [
  ['a template', 'invoice/template.mjml', '<p>{t.greeting}'],
  ['a partial', 'partials/header.mjml', '{company.name}'],
  ['a locale', 'invoice/locales/nl.json', 'Beste {relation.firstname}'],
  ['a sample', 'invoice/samples/plain.json', '"firstName": "An'],
] as const;

async function measureSaves(page: Page, file: string, after: string): Promise<number[]> {
  const text = await readFile(file, 'utf8');
  if (!text.includes(after)) throw new Error(`${file} has no ${after}`);
  const took: number[] = [];
  for (let count = 0; count < saves; count++) {
    // People save when they have looked.
    await page.waitForTimeout(600);
    const mark = `mark${count}x`;
    const painted = seen(page, mark);
    const start = performance.timeOrigin + performance.now();
    await writeFile(file, text.replaceAll(after, `${after} ${mark}`));
    took.push((await painted) - start);
  }
  await writeFile(file, text);
  await page.waitForTimeout(600);
  return took.sort((a, b) => a - b);
}

/** Waits until a frame that is in sight has the words and they are painted. @returns when, in milliseconds since 1970 */
function seen(page: Page, words: string): Promise<number> {
  // A text, for it runs in the browser, whose names this program does not know.
  return page.evaluate<number>(`new Promise((resolve) => {
    const hasWords = (frame) => frame.contentDocument?.body?.textContent?.includes(${JSON.stringify(words)});
    const isInSight = (frame) => frame.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const look = () => {
      if (![...document.querySelectorAll('iframe')].some((frame) => isInSight(frame) && hasWords(frame))) {
        requestAnimationFrame(look);
        return;
      }
      // The paint that this callback stands before has the words; the message comes after it.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
      port2.postMessage('');
    };
    look();
  })`);
}

async function addressOf(server: ChildProcess): Promise<string> {
  let said = '';
  while (true) {
    const [chunk] = (await once(server.stdout!, 'data')) as [Buffer];
    said += chunk.toString();
    const url = /http:\/\/\S+/.exec(said)?.[0];
    if (url !== undefined) return url;
  }
}
