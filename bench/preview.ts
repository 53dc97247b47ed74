import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { printRow } from './measure.ts';

/** Saves of each kind of file. */
const saves = 25;
/** Servers that are started to be saved to once. */
const starts = 5;

/** From a save to the new frame painted in a real browser, with the server in a process of its own. */
export async function benchPreview(): Promise<void> {
  const work = await mkdtemp(path.join(tmpdir(), 'facteur-bench-'));
  const templates = path.join(work, 'templates');
  await cp('templates', templates, { recursive: true });
  await addLetter(templates);
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    console.log(
      `\nPreview: from a save to the new frame painted, median of ${saves} saves (aim: under 100 ms)`,
    );
    await withPreview(templates, browser, async (page, url) => {
      // People read before they write. The server warms up meanwhile, as it does for them.
      await page.waitForTimeout(5000);
      for (const [label, mail, file, after] of changes) {
        await page.goto(`${url}/?${mail}`);
        await seen(page, 'Kantoor Janssens');
        print(label, await measureSaves(page, path.join(templates, file), after, saves));
      }
    });
    const first: number[] = [];
    for (let start = 0; start < starts; start++)
      await withPreview(templates, browser, async (page) => {
        const [, , file, after] = changes[0];
        first.push(...(await measureSaves(page, path.join(templates, file), after, 1)));
      });
    print(`a template, within a second of the start (${starts} starts)`, first);
  } finally {
    await browser.close();
    await rm(work, { recursive: true, force: true });
  }
}

const invoice = 'template=invoice&locale=nl&sample=plain';

/** What is saved, the mail that stands open, and the words after which a mark is written into the file. */
const changes = [
  ['a template', invoice, 'invoice/template.mjml', '<p>{t.greeting}'],
  ['a partial', invoice, 'partials/header.mjml', '{company.name}'],
  ['a layout', 'template=letter&locale=en&sample=plain', 'layouts/default.mjml', '<bdi>{company.legalname}'],
  ['a locale', invoice, 'invoice/locales/nl.json', 'Beste {relation.firstname}'],
  ['a sample', invoice, 'invoice/samples/plain.json', '"firstName": "An'],
] as const;

/** A mail that has a layout, which the shipped ones have not. */
async function addLetter(templates: string): Promise<void> {
  await cp(path.join(templates, 'invoice/samples'), path.join(templates, 'letter/samples'), {
    recursive: true,
  });
  await writeFile(
    path.join(templates, 'letter/body.html'),
    `<title>Invoice {invoice.number}</title><p>Dear {relation.firstname},</p>
    <p>Please pay {invoice.balance} before {invoice.duedate}.</p><p>{invoice.paymentbutton}</p>`,
  );
}

/** Starts a server on the templates and opens its page, as `facteur preview --open` does. */
async function withPreview(
  templates: string,
  browser: Browser,
  run: (page: Page, url: string) => Promise<void>,
): Promise<void> {
  const server = spawn(process.execPath, ['dist/cli/main.js', 'preview', templates, '--port', '0']);
  try {
    const url = await addressOf(server);
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${url}/?${invoice}`);
    await seen(page, 'Kantoor Janssens');
    await run(page, url);
    await page.close();
  } finally {
    server.kill('SIGINT');
  }
}

function print(label: string, took: readonly number[]): void {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
  printRow(label, at(0.5) * 1000, `p95 ${at(0.95).toFixed(0)} ms, slowest ${at(1).toFixed(0)} ms`);
}

async function measureSaves(page: Page, file: string, after: string, times: number): Promise<number[]> {
  const text = await readFile(file, 'utf8');
  if (!text.includes(after)) throw new Error(`${file} has no ${after}`);
  const took: number[] = [];
  for (let count = 0; count < times; count++) {
    // People save when they have looked; not in step with what the server does after a save.
    await page.waitForTimeout(600 + ((count * 370) % 800));
    const mark = `mark${count}x`;
    const painted = seen(page, mark);
    const start = performance.timeOrigin + performance.now();
    await writeFile(file, text.replaceAll(after, `${after} ${mark}`));
    took.push((await painted) - start);
  }
  await writeFile(file, text);
  await page.waitForTimeout(600);
  return took;
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
