import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkMail } from '../../../src/checks/check-mail.ts';
import { checkTemplate } from '../../../src/checks/check-template.ts';
import type { Finding } from '../../../src/checks/finding.ts';
import { openTemplates } from '../../../src/compile/open-templates.ts';
import { samplesMoment } from '../../../src/compile/samples-moment.ts';

/**
 * A case is a folder, `<group>/<rule>/bad…` or `<group>/<rule>/good…`. A new case needs no code. It is one of these:
 *
 * - a mail: `mail.html`, and if the rule needs them `mail.txt`, `data.json` (default: the one next to this file) and
 *   `mail.json` with any of `subject`, `preheader`, `locale`, `from`, `now`, `clients`;
 * - a template: `template.mjml` or `body.html` with `locales/` and `samples/`, as in a templates folder.
 *
 * Only the rule of the folder runs. A good case has no findings. A bad case has at least one; its `expected.txt`
 * contains all of them, with places for a template. `npx vitest run test/checks/rules -u` writes it.
 */
const root = import.meta.dirname;
const cases = await listCases();

describe.each([...new Set(cases.map(({ rule }) => rule))])('%s', (rule) => {
  const ofRule = cases.filter((one) => one.rule === rule);
  test('has a bad and a good case', () => {
    const kinds = ofRule.map(({ name }) => /^(?:bad|good)/.exec(name)?.[0]);
    expect([...new Set(kinds)].sort()).toEqual(['bad', 'good']);
  });

  test.each(ofRule.map(({ name, folder }) => [name, folder]))('%s', async (name, folder) => {
    const findings = await check(folder, rule);
    expect([...new Set(findings.map((finding) => finding.rule))]).toEqual(
      name.startsWith('bad') ? [rule] : [],
    );
    if (name.startsWith('bad'))
      await expect(describeFindings(findings)).toMatchFileSnapshot(path.join(folder, 'expected.txt'));
  });
});

async function listCases(): Promise<{ rule: string; name: string; folder: string }[]> {
  const files = await readdir(root, { recursive: true });
  return files
    .filter((file) => /^[^/]+\/[^/]+\/(?:bad|good)[^/]*$/.test(file))
    .map((file) => ({ rule: path.dirname(file), name: path.basename(file), folder: path.join(root, file) }))
    .sort((a, b) => a.folder.localeCompare(b.folder));
}

async function check(folder: string, rule: string): Promise<readonly Finding[]> {
  const mail = await readIfThere(path.join(folder, 'mail.html'));
  if (mail === undefined) {
    const templates = await openTemplates(path.dirname(folder));
    return checkTemplate(templates, path.basename(folder), { rules: [rule] });
  }
  const {
    subject = 'Invoice 2026-0142 from Kantoor Janssens',
    preheader = '',
    now,
    ...options
  } = JSON.parse((await readIfThere(path.join(folder, 'mail.json'))) ?? '{}');
  const own = path.join(folder, 'data.json');
  const data: unknown = JSON.parse(
    await readFile(existsSync(own) ? own : path.join(root, 'data.json'), 'utf8'),
  );
  const text = (await readIfThere(path.join(folder, 'mail.txt'))) ?? '';
  return checkMail(
    { subject, preheader, html: mail, text },
    { data, now: now === undefined ? samplesMoment : new Date(now), ...options, rules: [rule] },
  );
}

function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

function describeFindings(findings: readonly Finding[]): string {
  const described = findings.map(({ severity, message, fix, file, line, column }) => {
    const place = [file, line, column].filter((part) => part !== undefined).join(':');
    return `${severity}: ${message}\n  ${fix}\n${place === '' ? '' : `  at ${place}\n`}`;
  });
  return described.join('\n');
}
