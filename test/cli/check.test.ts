import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatGithub } from '../../src/cli/check/format-github.ts';
import data from '../checks/rules/data.json' with { type: 'json' };
import { runFacteur } from './run-facteur.ts';
import { temporaryFolder } from './temporary-folder.ts';

const wrongLink = '<p><a href="https://www.example.net">www.example.be</a></p>';
const rules = ['--rules', 'payment/link-host,payment/link-domain'];

/** A folder with `templates/invoice`, which has one mistake: an error and a warning. */
async function projectWithAMistake(): Promise<string> {
  const cwd = await temporaryFolder();
  const folder = path.join(cwd, 'templates/invoice');
  await mkdir(path.join(folder, 'samples'), { recursive: true });
  await writeFile(path.join(folder, 'samples/open.json'), JSON.stringify(data));
  await writeFile(
    path.join(folder, 'body.html'),
    `<title>Invoice</title>\n${wrongLink}\n{invoice.paymentbutton}\n`,
  );
  return cwd;
}

describe('facteur check', () => {
  test('says what is wrong, shows the lines, says how to fix it, and exits with 1', async () => {
    const cwd = await projectWithAMistake();
    const { stdout, stderr, exitCode } = await runFacteur(['check', ...rules], { cwd });
    expect(stderr).toBe('');
    expect(stdout).toBe(`warning payment/link-domain  invoice, en, open
  A link leads to example.net, but the mail comes from example.be.
  at templates/invoice/body.html:2:4
    1 | <title>Invoice</title>
  > 2 | ${wrongLink}
      |    ^
    3 | {invoice.paymentbutton}
    4 |
  To fix it: Host payment links on a subdomain of the sender, such as pay.example.be for example.be.

error payment/link-host  invoice, en, open
  A link shows www.example.be but leads to www.example.net.
  at templates/invoice/body.html:2:4
    1 | <title>Invoice</title>
  > 2 | ${wrongLink}
      |    ^
    3 | {invoice.paymentbutton}
    4 |
  To fix it: Show the address that the link leads to, or text that is not an address.

1 error and 1 warning in 1 template.
`);
    expect(exitCode).toBe(1);
  });

  test('--unknown-fields error and --web-fonts change how the templates are compiled', async () => {
    const cwd = await temporaryFolder();
    const folder = path.join(cwd, 'templates/invoice');
    await mkdir(folder, { recursive: true });
    const text = '<mj-text font-family="Lato">{client.name}</mj-text>';
    const source = `<mjml><mj-head><mj-title>Invoice</mj-title></mj-head><mj-body><mj-section><mj-column>${text}</mj-column></mj-section></mj-body></mjml>`;
    await writeFile(path.join(folder, 'template.mjml'), source);
    const rulesOf = async (...args: string[]): Promise<string[]> => {
      const all = ['--rules', 'fields/lookalike,fields/unknown,fields/web-font', '--format', 'json'];
      const { stdout } = await runFacteur(['check', ...all, ...args], { cwd });
      return (JSON.parse(stdout) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule);
    };
    expect(await rulesOf()).toEqual(['fields/web-font', 'fields/lookalike']);
    expect(await rulesOf('--web-fonts', 'all')).toEqual(['fields/lookalike']);
    expect(await rulesOf('--unknown-fields', 'error')).toEqual(['fields/unknown']);
    const wrong = await runFacteur(['check', '--web-fonts', 'google'], { cwd });
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain('none, declared, all');
  });

  test('exits with 0 if there are only warnings, and with 1 if there are more than --max-warnings', async () => {
    const cwd = await projectWithAMistake();
    const args = ['check', '--rules', 'payment/link-domain'];
    expect((await runFacteur(args, { cwd })).exitCode).toBe(0);
    expect((await runFacteur([...args, '--max-warnings', '1'], { cwd })).exitCode).toBe(0);
    expect((await runFacteur([...args, '--max-warnings', '0'], { cwd })).exitCode).toBe(1);
  });

  test('names files relative to the working directory, wherever the templates are', async () => {
    const cwd = await projectWithAMistake();
    await mkdir(path.join(cwd, 'outside a terminal'));
    const { stdout } = await runFacteur(['check', '../templates', ...rules], {
      cwd: path.join(cwd, 'outside a terminal'),
    });
    expect(stdout).toContain('at ../templates/invoice/body.html:2:4');
    expect(stdout).toContain(`> 2 | ${wrongLink}`);
  });

  test('--format json prints one object in a stable form', async () => {
    const cwd = await projectWithAMistake();
    const { stdout } = await runFacteur(['check', '--format', 'json', '--rules', 'payment/link-host'], {
      cwd,
    });
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      templates: 1,
      errors: 1,
      warnings: 0,
      findings: [
        {
          rule: 'payment/link-host',
          severity: 'error',
          message: 'A link shows www.example.be but leads to www.example.net.',
          fix: 'Show the address that the link leads to, or text that is not an address.',
          template: 'invoice',
          locale: 'en',
          sample: 'open',
          file: 'templates/invoice/body.html',
          line: 2,
          column: 4,
        },
      ],
      allowed: [],
      unchecked: [],
    });
  });

  test('--format github prints workflow commands', async () => {
    const cwd = await projectWithAMistake();
    const { stdout } = await runFacteur(['check', '--format', 'github', '--rules', 'payment/link-host'], {
      cwd,
    });
    expect(stdout).toBe(
      '::error file=templates/invoice/body.html,line=2,col=4,title=payment/link-host::A link shows www.example.be but leads to www.example.net.%0AShow the address that the link leads to, or text that is not an address.%0A(invoice, en, open)\n1 error in 1 template.\n',
    );
  });

  test('accepts the findings listed in checks.json of the templates folder, and counts them', async () => {
    const cwd = await projectWithAMistake();
    const entry = { rule: 'payment/link-host', message: 'example.net', reason: 'It is about to move.' };
    await writeFile(path.join(cwd, 'templates/checks.json'), JSON.stringify({ allowed: [entry] }));
    const { stdout, exitCode } = await runFacteur(['check', '--rules', 'payment/link-host'], { cwd });
    expect(stdout).toBe('Nothing found in 1 template; 1 allowed.\n');
    expect(exitCode).toBe(0);
  });

  test('warns about an entry that accepts nothing, if everything was checked', async () => {
    const cwd = await projectWithAMistake();
    const entry = { rule: 'payment/reminder-costs', reason: 'A second reminder asks for costs.' };
    await writeFile(path.join(cwd, 'allowed.json'), JSON.stringify({ allowed: [entry] }));
    const unusedIn = async (...args: readonly string[]): Promise<(string | undefined)[]> => {
      const { stdout } = await runFacteur(['check', '--allow', 'allowed.json', '--format', 'json', ...args], {
        cwd,
      });
      const { findings } = JSON.parse(stdout) as { findings: { rule: string; file?: string }[] };
      return findings.filter(({ rule }) => rule === 'allow-list/unused').map(({ file }) => file);
    };
    expect(await unusedIn()).toEqual(['allowed.json']);
    expect(await unusedIn('--template', 'invoice')).toEqual([]);
  });
});

describe('an invalid command says why and exits with 2', () => {
  test.each([
    [['--format', 'prety'], 'Unknown format "prety". Did you mean "pretty"?'],
    [['--max-warnings', 'none'], 'Expected a whole number from 0 to 999999.'],
    [['--template', 'invoise'], 'There is no template "invoise". Did you mean "invoice"?'],
    [['--rules', 'payment/url'], 'Unknown rule "payment/url".'],
    [['--sample', 'nowhere'], 'The template "invoice" has no sample "nowhere".'],
    [['--allow', 'nowhere.json'], 'No allow-list at nowhere.json.'],
    [['nowhere'], 'There is no templates folder at nowhere.'],
  ])('%j', async (args, message) => {
    const cwd = await projectWithAMistake();
    const { stderr, stdout, exitCode } = await runFacteur(['check', ...args], { cwd });
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });

  test('a broken allow-list exits with 1 before anything is checked', async () => {
    const cwd = await projectWithAMistake();
    await writeFile(
      path.join(cwd, 'templates/checks.json'),
      '{ "allowed": [{ "rule": "payment/link-host" }] }',
    );
    const { stderr, exitCode } = await runFacteur(['check'], { cwd });
    expect(stderr).toContain('The allow-list is not valid: an entry needs a "reason"');
    expect(stderr).toContain('at templates/checks.json:1:15');
    expect(exitCode).toBe(1);
  });
});

test('characters that GitHub reserves are escaped', () => {
  const text = formatGithub({
    findings: [
      {
        rule: 'inbox/text-words',
        severity: 'warning',
        message: '100% of\r\nit: a, b',
        fix: 'Fix it.',
        file: 'a,b:c%.mjml',
        line: 1,
        column: 2,
      },
    ],
    allowed: [],
    templates: 1,
    errors: 0,
    warnings: 1,
    unchecked: [],
  });
  expect(text.split('\n')[0]).toBe(
    '::warning file=a%2Cb%3Ac%25.mjml,line=1,col=2,title=inbox/text-words::100%25 of%0D%0Ait: a, b%0AFix it.',
  );
});
