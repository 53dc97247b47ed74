import { readdir, readFile } from 'node:fs/promises';
import { type CodeBlock, findCodeBlocks } from './code-blocks.ts';

/**
 * A block marked ```` ```js run ```` or ```` ```ts run ````. It must run without an error in a folder with only the installed
 * package; `ts` must have no type errors either. If a block marked `output` follows, it is the exact output.
 */
export interface Snippet {
  /** `README.md:31` */
  readonly title: string;
  readonly block: CodeBlock;
  readonly output: string | undefined;
}

/** The code blocks of the documentation that are marked to run. */
export async function findSnippets(): Promise<Snippet[]> {
  const docs = (await readdir('docs')).map((name) => `docs/${name}`);
  const files = [...(await readdir('.')), ...docs].filter((name) => name.endsWith('.md')).sort();
  const found = await Promise.all(
    files.map(async (file) => {
      const blocks = findCodeBlocks(await readFile(file, 'utf8'));
      return blocks.flatMap((block, index): Snippet[] => {
        if (!block.marks.includes('run')) return [];
        const next = blocks[index + 1];
        const output = next?.marks.includes('output') === true ? next.code : undefined;
        return [{ title: `${file}:${block.line}`, block, output }];
      });
    }),
  );
  return found.flat();
}
