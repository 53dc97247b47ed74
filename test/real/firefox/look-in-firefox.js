// Tests the preview page in this Firefox: node test/real/firefox/look-in-firefox.js <path of Firefox>
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch } from 'puppeteer-core';
import { startPreview } from '../../../dist/preview/index.js';

const [executablePath] = process.argv.slice(2);
const work = await mkdtemp(path.join(tmpdir(), 'facteur-firefox-'));
const templates = path.join(work, 'templates');
const snapshots = path.join(work, 'snapshots');
await cp('templates', templates, { recursive: true });
await cp('snapshots/invoice/nl', path.join(snapshots, 'invoice/nl'), { recursive: true });
const preview = await startPreview({ templates, snapshots, port: 0 });
const browser = await launch({ browser: 'firefox', executablePath, headless: true });
try {
  const page = await openPage();
  await look(page);
  await edit(page);
  await save(page);
  await compare(page);
  await attack(page);
  assert.deepEqual(page.complaints, []);
  console.log(
    'The preview works in it: looking, editing, saving, comparing; a mail runs no script and loads nothing.',
  );
} finally {
  await browser.close();
  await preview.close();
  await rm(work, { recursive: true, force: true });
}

async function openPage() {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  page.setDefaultTimeout(20_000);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  return Object.assign(page, { complaints });
}

async function look(page) {
  await page.goto(preview.url);
  await mailSays(page, 'Dear An');
  await press(page, 'nl');
  await mailSays(page, 'Beste An');
  await page.locator('a[href*="sample=paid"]').click();
  await mailSays(page, 'is betaald');
  await open(page, '');
  assert.equal(await page.title(), 'invoice · nl · plain');

  // The page scrolls, not the frame.
  const [shown, whole] = await page.evaluate(() => {
    const frame = document.querySelector('.stage iframe');
    return [frame.clientHeight, frame.contentDocument.documentElement.scrollHeight];
  });
  assert.equal(shown, whole);

  await page.keyboard.press('d');
  await has(page, 'scheme', 'dark');
  await mailSays(page, 'Beste An');
  assert.notEqual(await groundOf(page), 'rgb(244, 243, 240)');
  await page.keyboard.press('w');
  await has(page, 'width', '375');
  assert.equal(await page.$eval('.stage iframe', (frame) => frame.clientWidth), 375);
  // The same keys work while the focus is in the mail.
  const frame = await (await page.$('.stage iframe')).boundingBox();
  await page.mouse.click(frame.x + 60, frame.y + 200);
  await page.keyboard.press('w');
  await has(page, 'width', '768');

  await open(page, '&width=500');
  const handle = await (await page.$('.width-handle')).boundingBox();
  await page.mouse.move(handle.x + 8, 500);
  await page.mouse.down();
  await page.mouse.move(handle.x - 12, 500, { steps: 4 });
  await page.mouse.up();
  await has(page, 'width', '460');

  const told = {
    text: 'https://pay.example.be/7H3K9QWX2M4ABC',
    html: '<!doctype html>',
    headers: 'Kantoor Janssens',
    parts: 'multipart/alternative',
    sizes: 'of 102,400',
    fields: 'invoice.balance',
    checks: 'All checks passed',
    sample: '2026-0142',
    snapshot: 'As approved',
    send: '--smtp',
  };
  for (const [tab, text] of Object.entries(told)) {
    await page.click(`#tab-${tab}`);
    await pageSays(page, '#panel', text);
  }
  for (const view of [
    'view=outlook',
    'view=t-online',
    'view=gmail-no-style',
    'scheme=gmail-dark',
    'images=off',
  ])
    await open(page, `&${view}`);
  await page.goto(`${preview.url}/?template=invoice&sample=plain&matrix=languages`);
  await page.waitForFunction(
    () => document.querySelectorAll('.matrix-cell iframe:not(.pending)').length === 6,
  );
}

async function edit(page) {
  await open(page, '&tab=sample');
  await page.waitForSelector('.cm-content');
  const data = await readFile(file('invoice/samples/plain.json'), 'utf8');
  await page.click('.cm-content');
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.evaluate(
    (text) => document.execCommand('insertText', false, text),
    data.replace('2026-0142', 'FOX-7'),
  );
  await mailSays(page, 'FOX-7');
  await page.type('.save-sample input', 'fox');
  await page.click('.save-sample button[type=submit]');
  await has(page, 'sample', 'fox');
  await mailSays(page, 'FOX-7');
}

async function save(page) {
  await open(page, '');
  await page.evaluate(() => document.querySelector('.stage').scrollTo(0, 300));
  await change('invoice/locales/nl.json', 'Beste ', 'Dag ');
  await mailSays(page, 'Dag An');
  assert.equal(await page.$eval('.stage', (stage) => stage.scrollTop), 300);

  await change('invoice/template.mjml', '<p>{t.greeting}</p>', '<p>{t.greting}</p>');
  await pageSays(page, '.error-overlay', 'Did you mean');
  await mailSays(page, 'Dag An');
  await page.click('.error-overlay .source-link');
  await pageSays(page, 'dialog[open] .cm-content', '{t.greting}');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('dialog') === null);
  await change('invoice/template.mjml', '{t.greting}', '{t.greeting}');
  await page.waitForFunction(() => document.querySelector('.error-overlay') === null);
}

async function compare(page) {
  await open(page, '&tab=snapshot');
  await pageSays(page, '.differences', '“Dag');
  await press(page, 'Slider');
  await page.waitForSelector('.compare-slider input[type=range]');
  await page.waitForFunction(
    () => document.querySelectorAll('.compare-layers iframe:not(.pending)').length === 2,
  );
}

/** Scripts in a template, and everything that a browser would load: first in a written frame, then in a requested one. */
async function attack(page) {
  const asked = [];
  const outside = createServer((request, response) => response.end(asked.push(request.url)));
  await once(outside.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${outside.address().port}`;
  await open(page, '');
  await change(
    'invoice/template.mjml',
    '<p>{t.greeting}</p>',
    `<p>{t.greeting} attacked</p><p><script>top.owned = 1</script><img src="data:," onerror="top.owned = 1" alt="" />
      <img src="${url}/picture" alt="" /><iframe src="${url}/frame"></iframe><object data="${url}/object"></object>
      <style>@import "${url}/import"; p { background-image: url(${url}/background) }</style><link rel="stylesheet" href="${url}/style" />
      <link rel="preload" as="image" href="${url}/preload" /><meta http-equiv="refresh" content="0; url=${url}/refresh" />
      <svg onload="top.owned = 1"><image href="${url}/svg"></image></svg></p>
      <p><a class="trap" href="${url}/link">link</a> <a class="trap" target="_top" href="${url}/top">top</a></p>`,
  );
  for (const isWritten of [true, false]) {
    if (!isWritten) await open(page, '');
    await mailSays(page, 'attacked');
    assert.equal(await page.$eval('.stage iframe', (frame) => frame.hasAttribute('src')), !isWritten);
    const mail = await (await page.$('.stage iframe')).contentFrame();
    for (const trap of await mail.$$('.trap')) await trap.click().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await page.evaluate(() => 'owned' in window), false);
    await mailSays(page, 'attacked');
  }
  outside.close();
  assert.deepEqual(asked, []);
  // The policy blocks all of it and reports that.
  page.complaints.length = 0;
}

function file(name) {
  return path.join(templates, name);
}

async function change(name, from, to) {
  const text = await readFile(file(name), 'utf8');
  assert.ok(text.includes(from), `${name} has no ${from}`);
  await writeFile(
    file(name),
    text.replace(from, () => to),
  );
}

async function open(page, query) {
  await page.goto(`${preview.url}/?template=invoice&locale=nl&sample=plain${query}`);
  await mailSays(page, 'An,');
}

async function press(page, name) {
  await page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
}

async function has(page, name, value) {
  await page.waitForFunction(
    (key, wanted) => new URLSearchParams(location.search).get(key) === wanted,
    {},
    name,
    value,
  );
}

async function pageSays(page, selector, text) {
  await page.waitForFunction(
    (where, what) => document.querySelector(where)?.textContent.includes(what),
    {},
    selector,
    text,
  );
}

/** The visible mail, not a frame that is still loading. */
async function mailSays(page, text) {
  await page.waitForFunction(
    (what) =>
      document
        .querySelector('.stage iframe:not(.pending)')
        ?.contentDocument?.body?.textContent.includes(what),
    {},
    text,
  );
}

async function groundOf(page) {
  return page.$eval('.stage iframe', ({ contentDocument, contentWindow }) => {
    const ground = contentDocument.querySelector('.ground') ?? contentDocument.body;
    return contentWindow.getComputedStyle(ground).backgroundColor;
  });
}
