import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/compile/compile-template.ts';
import { openTemplates } from '../../src/compile/open-templates.ts';

const secret = 'CANARY-7H3K9QWX';
let server: Server;
let folder: string;
let origin: string;
const requests: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'facteur-canary-'));
  mkdirSync(path.join(folder, 'templates/invoice'), { recursive: true });
  for (const name of ['secret.mjml', 'secret.css', 'secret.html'])
    writeFileSync(
      path.join(folder, name),
      name.endsWith('css') ? `p { font-family: ${secret} }` : `<mj-text>${secret}</mj-text>`,
    );
  symlinkSync(path.join(folder, 'secret.mjml'), path.join(folder, 'templates/invoice/link.mjml'));
  symlinkSync(folder, path.join(folder, 'templates/up'));
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end(`p { color: red } /* ${secret} */`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

const documentOf = (content: string, head = ''): string =>
  `<mjml><mj-head><mj-title>x</mj-title>${head}</mj-head><mj-body><mj-section><mj-column><mj-text>${content}</mj-text></mj-column></mj-section></mj-body></mjml>`;

/** The result of compiling: the template, or the message of the error. */
async function outcomeOf(
  source: string,
  options: Parameters<typeof compileTemplate>[1] = {},
): Promise<string> {
  return compileTemplate(source, options).then(
    (template) => JSON.stringify(template.toJSON()),
    (error: Error) => error.message,
  );
}

describe('compiling fetches nothing, and reads no file outside the template', () => {
  test.each([
    (url: string, file: string) =>
      `<html><head><title>x</title><link rel="stylesheet" href="${url}"><link rel="stylesheet" href="file://${file}"><link rel=stylesheet href="${file}"></head><body><p>x</p></body></html>`,
    (url: string, file: string) =>
      `<html><head><title>x</title><style>@import "${url}"; @import url(${file}); p { background: url(${url}) }</style></head><body><p>x</p></body></html>`,
    (url: string) =>
      `<html><head><title>x</title><script src="${url}"></script></head><body background="${url}"><img src="${url}" alt=""><p style="background:url(${url})">x</p></body></html>`,
    (url: string) =>
      documentOf('x', `<mj-font name="x" href="${url}" /><mj-style>@import url(${url});</mj-style>`),
    (url: string, file: string) =>
      documentOf(
        'x',
        `<mj-style inline="inline">@import url(${file}); p { background: url(${url}) }</mj-style>`,
      ),
    (url: string) => documentOf('x', `<mj-raw><link rel="stylesheet" href="${url}"></mj-raw>`),
  ])('template %#', async (make) => {
    expect(await outcomeOf(make(`${origin}/canary.css`, path.join(folder, 'secret.css')))).not.toContain(
      secret,
    );
    expect(requests).toEqual([]);
  });

  test('nor does an untrusted body', async () => {
    const body = `<link rel=stylesheet href="${origin}/a"><style>@import "${origin}/b"</style><img src="${origin}/c" alt=""><p style="background:url(${origin}/d)">x</p>`;
    expect(await outcomeOf(body, { subject: 'x' })).not.toContain(secret);
    expect(requests).toEqual([]);
  });

  test('the source calls no juice function that fetches', () => {
    const source = path.resolve(import.meta.dirname, '../../src');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    for (const file of files)
      expect(readFileSync(path.join(source, file), 'utf8'), file).not.toMatch(
        /juiceResources|juiceFile|inlineExternal|web-resource-inliner/,
      );
  });
});

describe('mj-include reads only inside the templates folder', () => {
  const attacks: readonly (readonly [include: string, code: string])[] = [
    ['path="../../secret.mjml"', 'include-denied'],
    ['path="../../secret.css" type="css"', 'include-denied'],
    ['path="../../secret.html" type="html"', 'include-denied'],
    ['path="/etc/passwd" type="html"', 'include-denied'],
    ['path="file:///etc/passwd"', 'include-denied'],
    ['path="%2e%2e/%2e%2e/secret.mjml"', 'include-denied'],
    ['path="..\\..\\secret.mjml"', 'include-denied'],
    ['path="\\\\host\\share"', 'include-denied'],
    ['path="http://127.0.0.1/x"', 'include-denied'],
    ['path="link.mjml"', 'include-denied'],
    ['path="../up/secret.mjml"', 'include-denied'],
    ['path="template.mjml"', 'include-denied'],
    ['path="."', 'include-missing'],
    ['path=""', 'include-denied'],
    ['path="missing.mjml"', 'include-missing'],
    ['path="&#46;&#46;/&#46;&#46;/secret.mjml"', 'include-missing'],
    ['path="secret.mjml\0"', 'include-denied'],
  ];

  test.each(attacks)('<mj-include %s />', async (include, code) => {
    const file = path.join(folder, 'templates/invoice/template.mjml');
    writeFileSync(
      file,
      `<mjml><mj-head><mj-title>x</mj-title></mj-head><mj-body><mj-section><mj-column><mj-include ${include} /></mj-column></mj-section></mj-body></mjml>`,
    );
    const templates = await openTemplates(path.join(folder, 'templates'));
    const error = await templates.get('invoice').catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code });
    expect(JSON.stringify(error)).not.toContain(secret);
  });

  test.each([
    '<mj-include path="secret.mjml" />',
    '<mj-raw><mj-include path="secret.mjml" /></mj-raw>',
    '<mj-text><mj-include path="/etc/passwd" type="html" /></mj-text>',
  ])('a template in memory cannot include files: %s', async (include) => {
    const source = `<mjml><mj-head><mj-title>x</mj-title></mj-head><mj-body><mj-section><mj-column>${include}</mj-column></mj-section></mj-body></mjml>`;
    await expect(compileTemplate(source)).rejects.toMatchObject({ code: 'include-denied' });
  });

  test('includes in the data are printed as text', async () => {
    const template = await compileTemplate(documentOf('BEGIN{relation.name}END'));
    for (const name of [
      '<mj-include path="/etc/passwd" />',
      '</mj-text><mj-raw><script>x</script></mj-raw>',
      '{{> x}}',
      ']]><!--',
    ]) {
      const { html, text } = template.render({ relation: { name } });
      expect(html).not.toMatch(/<mj-|<script>/);
      expect(text).toContain(`BEGIN${name}END`);
    }
  });
});
