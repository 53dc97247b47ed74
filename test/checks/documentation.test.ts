import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ruleNames } from '../../src/checks/rule-names.ts';

/** Headings of the third level, one per rule, with the text below. */
async function entries(): Promise<Map<string, string>> {
  const parts = (await readFile('docs/checks.md', 'utf8')).split(/^### `([^`]+)`$/m).slice(1);
  return new Map(parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1]!]] : [])));
}

test('docs/checks.md has an entry for each rule, in the order of the code, and no others', async () => {
  expect([...(await entries()).keys()]).toEqual(ruleNames);
});

test('each entry has a severity, a bad and a good example, and a source', async () => {
  for (const [rule, text] of await entries()) {
    expect(text, rule).toMatch(/^\n+(?:Error|Warning)[.,:;] /);
    expect(text, rule).toMatch(/^- Bad: .+/m);
    expect(text, rule).toMatch(/^- Good: .+/m);
    expect(text, rule).toMatch(/^- Source: .+/m);
  }
});
