import { readdir, readFile } from 'node:fs/promises';
import { type CodeBlock, findCodeBlocks } from './code-blocks.ts';

/**
 * A block marked ```` ```js run ```` or ```` ```ts run ````. It ends without an error in a folder that holds the
 * installed package alone; `ts` is free of type errors too. A block marked `output` below it holds exactly what it prints.
 */
export interface Snippet {
  /** `README.md:31` */
  readonly title: string;
  readonly block: CodeBlock;
  readonly output: string | undefined;
}

/** The code of the documentation that is to be run. */
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
