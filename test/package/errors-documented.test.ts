import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

/** The codes of the unions in src/errors.ts. */
async function codes(): Promise<string[]> {
  const source = await readFile('src/errors.ts', 'utf8');
  const unions = source.matchAll(/^(?:export )?type \w+Code =([^;]+);/gm);
  const all = [...unions].flatMap((union) => [...union[1]!.matchAll(/'([^']+)'/g)].map((match) => match[1]!));
  return [...new Set(all)].sort();
}

/** Headings of the third level, each one code, with what stands below it. */
async function sections(): Promise<Map<string, string>> {
  const text = await readFile('docs/errors.md', 'utf8');
  const parts = text.split(/^### `([^`]+)`$/m).slice(1);
  return new Map(parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1]!]] : [])));
}

test('docs/errors.md has a heading for every code of src/errors.ts, and for no other', async () => {
  const known = await codes();
  expect(known.length).toBeGreaterThan(20);
  expect([...(await sections()).keys()].sort()).toEqual(known);
});

test('each code says what it means, how it looks, and what to do', async () => {
  for (const [code, text] of await sections()) {
    expect(text, code).toMatch(/^\n+[A-Z`]/);
    expect(text, code).toMatch(/```text\n[\s\S]+?\n```/);
    expect(text, code).toMatch(/^\*\*What to do:\*\* /m);
  }
});
