import { expect, test } from 'vitest';
import { findCodeBlocks } from './code-blocks.ts';
import { findSnippets } from './snippets.ts';

test('the documentation has code blocks that are marked to run', async () => {
  const files = (await findSnippets()).map(({ title }) => title.split(':')[0]);
  expect(files).toContain('docs/command-line.md');
  expect(files.filter((file) => file === 'README.md')).toHaveLength(2);
});

test('fenced blocks are found with their marks', () => {
  const markdown = 'a\n\n```js run\nlet a;\n```\n\n```text output\n1\n```\n```sh\nls\n```\n';
  expect(findCodeBlocks(markdown)).toEqual([
    { language: 'js', marks: ['run'], code: 'let a;\n', line: 3 },
    { language: 'text', marks: ['output'], code: '1\n', line: 7 },
    { language: 'sh', marks: [''], code: 'ls\n', line: 10 },
  ]);
});
