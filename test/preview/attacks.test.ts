import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openBlankPage, openPage } from './open-page.ts';
import { mailFrame, mailSays, plain } from './page/on-page.ts';
import { rawRequest } from './raw-request.ts';
import { listenTo, plainInvoice, queryOf, readToken, startOnCopy } from './start-on-copy.ts';

describe('a foreign host', () => {
  test.each([
    'evil.com',
    'evil.com:80',
    '127.0.0.1.evil.com',
    'localhost.evil.com',
    '127.0.0.1@evil.com',
    '127.0.0.1:1',
  ])('is refused: %j', async (host) => {
    const { port } = await startOnCopy();
    const named = host.includes(':') ? host : `${host}:${port}`;
    for (const route of ['/', '/api/state', '/events', `/eml?${queryOf()}`]) {
      const { status, body } = await rawRequest(port, { path: route, headers: { host: named } });
      expect([route, status], named).toEqual([route, 400]);
      expect(body).not.toContain('facteur-token');
    }
  });

  test.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('%s is our own', async (name) => {
    const { port } = await startOnCopy();
    expect(
      (await rawRequest(port, { path: '/api/state', headers: { host: `${name}:${port}` } })).status,
    ).toBe(200);
  });
});

describe('a foreign page', () => {
  const foreign = ['https://evil.com', 'http://evil.com', 'null', 'http://127.0.0.1:1', 'file://'];

  test.each(foreign)('can read nothing and change nothing: %s', async (origin) => {
    const preview = await startOnCopy();
    for (const route of ['/api/state', '/events', `/api/mail?${queryOf()}`])
      expect((await preview.get(route, { origin })).status, route).toBe(403);
    for (const route of ['/api/draft', '/api/samples', '/api/approve', '/api/send'])
      expect((await preview.post(route, {}, { origin })).status, route).toBe(403);
  });

  test.each(['cross-site', 'same-site'])('is recognised by the header of the browser: %s', async (site) => {
    const preview = await startOnCopy();
    const { id } = await preview.mail();
    for (const route of ['/api/state', '/events', `/frame?id=${id}`, `/eml?${queryOf()}`])
      expect((await preview.get(route, { 'sec-fetch-site': site })).status, route).toBe(403);
    expect((await preview.post('/api/draft', {}, { 'sec-fetch-site': site })).status).toBe(403);
    const follow = (path: string): Promise<{ status: number }> =>
      rawRequest(preview.port, {
        path,
        headers: { host: `127.0.0.1:${preview.port}`, 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate' },
      });
    expect((await follow('/')).status, 'a link leads to the page').toBe(200);
    expect((await follow(`/frame?id=${id}`)).status, 'and to nothing else').toBe(403);
  });

  test('cannot read: no answer allows another origin', async () => {
    const preview = await startOnCopy();
    for (const route of ['/', '/api/state', '/frame?id=x', '/nothing']) {
      const names = [...(await preview.get(route)).headers.keys()];
      expect(names.filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('a change', () => {
  const draft = { ...plainInvoice, text: '{}' };

  test('needs the token of this run', async () => {
    const preview = await startOnCopy();
    const other = await readToken((await startOnCopy()).url);
    for (const token of ['', 'x', other])
      expect((await preview.post('/api/draft', draft, { 'x-facteur-token': token })).status).toBe(403);
    expect((await preview.post('/api/draft', draft)).status).toBe(200);
  });

  test('is posted, as JSON', async () => {
    const preview = await startOnCopy();
    expect((await preview.get('/api/approve')).status).toBe(404);
    expect((await fetch(`${preview.url}/api/draft`, { method: 'PUT' })).status).toBe(405);
    expect((await preview.post('/api/draft', draft, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await preview.post('/api/draft', '{')).status).toBe(400);
    expect((await preview.post('/api/draft', '[]')).status).toBe(400);
    expect((await preview.post('/api/draft', { ...draft, template: { toString: 1 } })).status).toBe(400);
  });

  test('has a limit', async () => {
    const preview = await startOnCopy();
    const response = await preview.post('/api/draft', { ...draft, text: ' '.repeat(5_100_000) });
    expect(response.status).toBe(413);
    expect((await preview.mail()).problems).toBeUndefined();
  });
});

describe('no path leaves the templates folder', () => {
  const outside = ['../', '..', '..%2f', '%2e%2e%2f', '..%5c', '....//', '/etc/', '%00', '.%2e/'];

  test.each(outside)('%s', async (step) => {
    const preview = await startOnCopy();
    await writeFile(path.join(preview.folder, '..', 'secret.json'), '{"secret":1}');
    const routes = [
      `/assets/${step}secret.json`,
      `/${step}secret.json`,
      `/api/source?file=templates/${step}secret.json`,
      `/api/source?file=${step}secret.json`,
      `/api/sample?template=invoice&sample=${step}${step}${step}secret`,
      `/api/sample?template=${step}&sample=secret`,
      `/api/mail?template=invoice&locale=${step}secret&sample=plain`,
      `/eml?template=${step}&locale=nl&sample=secret`,
    ];
    for (const route of routes) {
      const { status, body } = await rawRequest(preview.port, {
        path: route,
        headers: { host: `127.0.0.1:${preview.port}` },
      });
      expect([route, status]).toEqual([route, 404]);
      expect(body).not.toContain('secret":1');
    }
  });

  test('symbolic links to files outside are never followed', async () => {
    const preview = await startOnCopy();
    const secret = path.join(preview.folder, '..', 'secret');
    await mkdir(path.join(secret, 'samples'), { recursive: true });
    await writeFile(path.join(secret, 'secret.json'), '{"secret":1}');
    await writeFile(path.join(secret, 'samples', 'secret.json'), '{"secret":1}');
    await symlink(path.join(secret, 'secret.json'), preview.file('invoice/samples/link.json'));
    await symlink(secret, preview.file('linked'));
    await symlink(path.join(secret, 'secret.json'), preview.file('partials/link.css'));
    for (const route of [
      '/api/sample?template=invoice&sample=link',
      '/api/sample?template=linked&sample=secret',
      '/api/source?file=templates/linked/secret.json',
      '/api/source?file=templates/invoice/samples/link.json',
      '/api/source?file=templates/partials/link.css',
      `/api/mail?${queryOf({ sample: 'link' })}`,
    ]) {
      const response = await preview.get(route);
      expect([route, response.status]).toEqual([route, 404]);
      expect(await response.text()).not.toContain('secret":1');
    }
    expect((await preview.state()).templates.map(({ name }) => name)).not.toContain('linked');
  });

  test.each(['invoice/locales/nl.json', 'invoice/template.mjml', 'invoice/text.txt', 'layouts'])(
    'a link that leads out is not compiled: %s',
    async (name) => {
      const preview = await startOnCopy();
      const outside = path.join(preview.folder, '..', 'outside');
      await mkdir(outside);
      await writeFile(path.join(outside, 'file'), '{"greeting": SECRET <mj-no> {{no.such.field}}');
      await rm(preview.file(name), { recursive: true, force: true });
      await symlink(name === 'layouts' ? outside : path.join(outside, 'file'), preview.file(name));
      for (const route of ['mail', 'checks']) {
        const response = await preview.get(`/api/${route}?${queryOf()}`);
        expect(response.status).toBe(404);
        const body = await response.text();
        expect(body).toContain(`templates/${name} is a link to a file outside the templates folder`);
        expect(body).not.toContain('SECRET');
      }
    },
  );

  test('hidden files and files that are not template text are not shown', async () => {
    const preview = await startOnCopy();
    await writeFile(preview.file('.env.json'), '{}');
    await writeFile(preview.file('invoice/key.pem'), 'key');
    for (const file of [
      'templates/.env.json',
      'templates/invoice/key.pem',
      'templates',
      'templates/invoice',
      '',
    ])
      expect((await preview.get(`/api/source?file=${file}`)).status, file).toBe(404);
  });
});

/** A server that notes who asks. */
async function startCanary(): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url!);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.on('connection', () => asked.push('a connection'));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

describe('in a real browser', () => {
  const inFrame = (source: string): string =>
    `<iframe sandbox="allow-same-origin" src="${source}" width="800" height="600"></iframe>`;

  test('script in invoice data is text', async () => {
    const preview = await startOnCopy();
    const { url, asked } = await startCanary();
    const hostile = `<script>fetch('${url}/data')</script><img src="${url}/img" onerror="fetch('${url}/error')">`;
    const data = JSON.parse(await readFile(preview.file('invoice/samples/plain.json'), 'utf8'));
    data.relation = { ...data.relation, firstName: hostile, name: hostile };
    data.invoice.description = hostile;
    await writeFile(preview.file('invoice/samples/hostile.json'), JSON.stringify(data));
    const { id, problems } = await preview.mail({ sample: 'hostile' });
    expect(problems).toBeUndefined();
    const page = await openBlankPage();
    await page.goto(`${preview.url}/frame?id=${id}`);
    expect(await page.locator('body').textContent()).toContain("<script>fetch('");
    expect(await page.locator('script').count()).toBe(0);
    expect(asked).toEqual([]);
  });

  test.each(['browser', 'outlook', 't-online', 'gmail-no-style'])(
    'a hostile template runs nothing and loads nothing, as %s shows it',
    async (view) => {
      const preview = await startOnCopy();
      const { url, asked } = await startCanary();
      await writeFile(
        preview.file('invoice/template.mjml'),
        `<mjml><mj-head><mj-title>Hostile {invoice.number}</mj-title>
          <mj-raw>
            <link rel="preconnect" href="${url}"><link rel="dns-prefetch" href="${url}"><link rel="prefetch" href="${url}/prefetch">
            <link rel="stylesheet" href="${url}/sheet.css"><base href="${url}/">
            <meta http-equiv="refresh" content="0;url=${url}/refresh">
            <script>document.title = 'ran'; fetch('${url}/script')</script><script src="${url}/file.js"></script>
            <style>@import "${url}/import.css"; @font-face { font-family: x; src: url(${url}/font.woff2) } body { font-family: x; background: url(${url}/background.png) }</style>
          </mj-raw></mj-head>
          <mj-body><mj-raw>
            <img src="${url}/picture.png" onerror="document.title = 'ran'"><img src="data:x" onerror="document.title = 'ran'">
            <svg onload="document.title = 'ran'"><script>document.title = 'ran'</script><image href="${url}/svg.png"></image></svg>
            <iframe src="${url}/frame"></iframe><object data="${url}/object"></object><embed src="${url}/embed">
            <video src="${url}/video" autoplay></video><audio src="${url}/audio" autoplay></audio>
            <form action="${url}/form"><input name="a" autofocus onfocus="document.title = 'ran'"><button>Go</button></form>
            <a id="self" href="${url}/self" target="_self" ping="${url}/ping">self</a>
            <a id="top" href="${url}/top" target="_top">top</a> <a id="blank" href="${url}/blank" target="_blank">blank</a>
            <a id="plain" href="${url}/plain">plain</a> <a id="script" href="javascript:document.title='ran'">script</a>
            <details open ontoggle="document.title = 'ran'">x</details>
            <!--[if mso]><img src="${url}/mso.png" onerror="document.title = 'ran'"><![endif]-->
          </mj-raw><mj-section><mj-column><mj-text>Body</mj-text></mj-column></mj-section></mj-body></mjml>`,
      );
      const { id, problems } = await preview.mail();
      expect(problems).toBeUndefined();
      const page = await openBlankPage();
      // As the page of the preview shows it: a sandboxed frame below the page's own policy.
      await page.goto(`${preview.url}/`);
      await page.setContent(inFrame(`/frame?id=${id}&view=${view}`));
      const frame = page.frameLocator('iframe');
      await frame.locator('#plain').waitFor();
      for (const link of ['#self', '#top', '#blank', '#plain', '#script', 'form button'])
        await frame
          .locator(link)
          .first()
          .click({ force: true, timeout: 2000 })
          .catch(() => undefined);
      await page.waitForTimeout(300);
      expect(asked).toEqual([]);
      expect(page.url()).toBe(`${preview.url}/`);
      expect(page.context().pages()).toHaveLength(1);

      // And opened by itself.
      await page.goto(`${preview.url}/frame?id=${id}&view=${view}`);
      await page.waitForTimeout(200);
      expect(await page.title()).not.toBe('ran');
      expect(asked).toEqual([]);
    },
  );

  test('a template that turns hostile while its mail is open runs nothing and loads nothing', async () => {
    const { url, asked } = await startCanary();
    const { preview, page } = await openPage({ path: plain });
    await mailSays(page, 'Beste An');
    const file = preview.file('invoice/template.mjml');
    const hostile = `<mj-raw><script>top.document.title = 'ran'; fetch('${url}/script')</script>
      <style>@import "${url}/import.css"; @font-face { font-family: x; src: url(${url}/font.woff2) } body { font-family: x }</style>
      <img src="${url}/picture.png" onerror="top.document.title = 'ran'"><iframe src="/own-frame"></iframe>
      <iframe src="${url}/frame"></iframe><form action="${url}/form"><button>Go</button></form><a id="link" href="${url}/link">link</a>
      <a id="top" target="_top" href="${url}/top">top</a><a id="blank" target="_blank" href="${url}/blank">blank</a>
      <a id="code" href="javascript:top.document.title = 'ran'">code</a><meta http-equiv="refresh" content="0; url=${url}/refresh">
      <meta http-equiv="Content-Security-Policy" content="default-src * 'unsafe-inline'"><base href="${url}/base/">
      <link rel="preload" as="image" href="${url}/preload"><link rel="dns-prefetch" href="${url}"><link rel="stylesheet" href="${url}/style.css">
      <svg onload="top.document.title = 'ran'"><script>top.document.title = 'ran'</script><image href="${url}/svg.png"></image></svg>
      <object data="${url}/object"></object><embed src="${url}/embed"><video src="${url}/video" poster="${url}/poster"></video>
      <div style="background-image: url(${url}/background)">back</div><p>Turned hostile</p></mj-raw>`;
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text.replace(/<mj-body[^>]*>/, (tag) => tag + hostile),
    );
    await mailSays(page, 'Turned hostile');
    // Written into the page, not asked for.
    expect(await page.locator('.stage iframe').getAttribute('src')).toBeNull();
    expect(await page.locator('.stage iframe').getAttribute('sandbox')).toBe('allow-same-origin');
    for (const target of ['#link', '#top', '#blank', '#code', 'form button'])
      await mailFrame(page)
        .locator(target)
        .click({ force: true, timeout: 2000 })
        .catch(() => undefined);
    await page.waitForTimeout(300);
    expect(await page.title()).not.toBe('ran');
    expect(asked).toEqual([]);
    expect(page.requested.filter((address) => address.endsWith('/own-frame'))).toEqual([]);
    expect(page.context().pages()).toHaveLength(1);
  });

  test('a page elsewhere can read nothing and listen to nothing', async () => {
    const preview = await startOnCopy();
    const elsewhere = await startCanary();
    const page = await openBlankPage();
    await page.goto(elsewhere.url);
    const outcome = await page.evaluate(async (url) => {
      const read = await fetch(`${url}/api/state`)
        .then((response) => response.text())
        .catch(() => 'refused');
      const listened = await new Promise((resolve) => {
        const events = new EventSource(`${url}/events`);
        events.onopen = () => resolve('open');
        events.onerror = () => resolve('refused');
      });
      return { read, listened };
    }, preview.url);
    expect(outcome).toEqual({ read: 'refused', listened: 'refused' });
  });
});

test('a page is told of changes, and of nothing in them', async () => {
  const preview = await startOnCopy();
  const listener = await listenTo(preview.url);
  const changed = listener.next(({ type }) => type === 'changed');
  await writeFile(preview.file('invoice/locales/nl.json'), '{"secret": 1}');
  expect(await changed).toEqual({ type: 'changed', templates: ['invoice'] });
});
