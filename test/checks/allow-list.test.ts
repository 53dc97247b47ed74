import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type AllowList, applyAllowList } from '../../src/checks/allow-list.ts';
import type { Finding } from '../../src/checks/finding.ts';
import { readAllowList } from '../../src/checks/read-allow-list.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

async function read(text: string): Promise<AllowList> {
  const file = path.join(await temporaryFolder(), 'checks.json');
  await writeFile(file, text);
  return readAllowList(file, 'templates/checks.json');
}

async function readEntries(...entries: readonly object[]): Promise<AllowList> {
  return read(JSON.stringify({ allowed: entries }, null, 2));
}

const finding: Finding = {
  rule: 'clients/support',
  severity: 'warning',
  message: '`clear` is not supported by Outlook for Windows. (with a and b)',
  fix: 'Accept it.',
  template: 'invoice',
  locale: 'nl',
  samples: ['a', 'b'],
};

describe('an entry accepts findings that match all of its conditions', () => {
  const reason = 'It is harmless.';
  const rule = 'clients/support';

  test.each([
    ['the rule', {}, true],
    ['a part of the message', { message: '`clear`' }, true],
    ['several parts of the message', { message: ['`clear`', 'Windows'] }, true],
    ['a part that the message does not have', { message: ['`clear`', 'Gmail'] }, false],
    ['the template and the language', { template: 'invoice', locale: ['nl', 'fr'] }, true],
    ['another language', { locale: 'fr' }, false],
    ['all of the samples', { sample: ['a', 'b', 'c'] }, true],
    ['some of the samples', { sample: 'a' }, false],
  ])('%s', async (_title, conditions, isAccepted) => {
    const list = await readEntries({ rule, reason, ...conditions });
    const { findings, allowed, unused } = applyAllowList([finding], list);
    expect(findings).toEqual(isAccepted ? [] : [finding]);
    expect(allowed).toEqual(isAccepted ? [{ finding, reason }] : []);
    expect(unused).toHaveLength(isAccepted ? 0 : 1);
  });

  test('but not findings of another rule', async () => {
    const list = await readEntries({ rule: 'inbox/image-alt', reason });
    expect(applyAllowList([finding], list).findings).toEqual([finding]);
  });
});

test('an entry that matches nothing is a warning at its line', async () => {
  const list = await read(
    '{ "allowed": [\n  { "rule": "inbox/image-alt", "message": "logo", "reason": "x" }\n] }',
  );
  expect(applyAllowList([finding], list).unused).toEqual([
    {
      rule: 'allow-list/unused',
      severity: 'warning',
      message: 'This entry no longer matches any finding: inbox/image-alt with “logo”.',
      fix: 'Remove the entry.',
      file: 'templates/checks.json',
      line: 2,
      column: 3,
    },
  ]);
});

describe('an invalid list is refused with the line', () => {
  test.each([
    ['text that is not JSON', '{ "allowed": [\n  {,\n] }', 'not JSON: a value is expected', ':2:4'],
    ['a list without its object', '[]', 'expected an object with "allowed"', ':1:1'],
    ['an object without a list', '{ "allow": [] }', 'unknown key "allow". Did you mean "allowed"?', ':1:3'],
    ['an entry without a rule', '{ "allowed": [\n  { "reason": "x" }] }', 'an entry needs a "rule"', ':2:3'],
    [
      'an entry without a reason',
      '{ "allowed": [\n  { "rule": "clients/support" }] }',
      'an entry needs a "reason"',
      ':2:3',
    ],
    [
      'an empty reason',
      '{ "allowed": [{ "rule": "clients/support",\n "reason": " " }] }',
      '"reason" must be a non-empty text',
      ':2:12',
    ],
    [
      'a rule that there is not',
      '{ "allowed": [{ "rule": "client/support", "reason": "x" }] }',
      'Did you mean "clients/support"?',
      ':1:25',
    ],
    [
      'an unknown key',
      '{ "allowed": [{ "rule": "clients/support",\n  "mesage": "x", "reason": "x" }] }',
      'Did you mean "message"?',
      ':2:3',
    ],
    [
      'a number for a text',
      '{ "allowed": [{ "rule": "clients/support",\n  "sample": 1, "reason": "x" }] }',
      '"sample" must be a non-empty text',
      ':2:13',
    ],
  ])('%s', async (_title, text, message, place) => {
    const error = await read(text).catch((thrown: unknown) => thrown as Error);
    expect(error).toMatchObject({ code: 'invalid-allow-list' });
    expect((error as Error).message).toContain(message);
    expect((error as Error).message).toContain(`at templates/checks.json${place}`);
  });

  test('a missing file', async () => {
    await expect(readAllowList('/nowhere/checks.json', 'checks.json')).rejects.toThrow(
      'No allow-list at checks.json.',
    );
  });
});
