import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

/** The codes of the unions in src/errors.ts. */
async function codes(): Promise<string[]> {
  const source = await readFile('src/errors.ts', 'utf8');
  const unions = source.matchAll(/^(?:export )?type \w+Code =([^;]+);/gm);
  const all = [...unions].flatMap((union) => [...union[1]!.matchAll(/'([^']+)'/g)].map((match) => match[1]!));
  return [...new Set(all)].sort();
}

/** The third-level headings, each of them a code, with the text below it. */
async function sections(): Promise<Map<string, string>> {
  const text = await readFile('docs/errors.md', 'utf8');
  const parts = text.split(/^### `([^`]+)`$/m).slice(1);
  return new Map(parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1]!]] : [])));
}

test('docs/errors.md has a heading for every code in src/errors.ts, and no others', async () => {
  const known = await codes();
  expect(known.length).toBeGreaterThan(20);
  expect([...(await sections()).keys()].sort()).toEqual(known);
});

test('each code has a description, an example and what to do', async () => {
  for (const [code, text] of await sections()) {
    expect(text, code).toMatch(/^\n+[A-Z`]/);
    expect(text, code).toMatch(/```text\n[\s\S]+?\n```/);
    expect(text, code).toMatch(/^\*\*What to do:\*\* /m);
  }
});
