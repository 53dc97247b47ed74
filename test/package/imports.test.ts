import { describe, expect, test } from 'vitest';
import { importsIn, reachedFrom, readBuiltImports, readImports } from './import-lines.ts';

/** The rooms of `src/` in layers, from the bottom up: a room imports only from lower layers. */
const layers = [
  ['errors.ts'],
  ['mail-html'],
  ['fields'],
  ['options.ts'],
  ['payment-button', 'qr-code', 'message'],
  ['render'],
  ['compile'],
  ['payment-links', 'sending', 'word', 'checks'],
  ['snapshots'],
  ['preview'],
  ['index.ts'],
  ['cli'],
];

const imports = await readImports();
const roomOf = (file: string): string => file.split('/')[0]!;
const layerOf = (file: string): number => layers.findIndex((rooms) => rooms.includes(roomOf(file)));
const phaseOf = (file: string): number => Number(/^compile\/(\d)-/.exec(file)?.[1] ?? 0);

describe('imports point one way', () => {
  test('every room has a layer', () => {
    const homeless = [...imports.keys()].filter((file) => layerOf(file) === -1);
    expect(homeless, 'add the room to the layers here, and to the diagram in CONTRIBUTING.md').toEqual([]);
  });

  test('every import is a file', () => {
    const lost = [...imports].flatMap(([file, found]) =>
      found.filter((name) => !imports.has(name)).map((name) => `${file} -> ${name}`),
    );
    expect(lost).toEqual([]);
  });

  test('a room imports only from itself and from lower layers', () => {
    const wrong = [...imports].flatMap(([file, found]) =>
      found
        .filter((name) => roomOf(name) !== roomOf(file) && layerOf(name) >= layerOf(file))
        .map((name) => `${file} -> ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('nothing imports the command line or the root door, and only the command line imports the preview', () => {
    const wrong = [...imports].flatMap(([file, found]) =>
      found
        .filter((name) => ['cli', 'index.ts', 'preview'].includes(roomOf(name)))
        .filter(
          (name) => roomOf(file) !== roomOf(name) && !(roomOf(file) === 'cli' && roomOf(name) === 'preview'),
        )
        .map((name) => `${file} -> ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('rendering imports nothing of the compiler, not even indirectly', () => {
    const wrong = [...imports.keys()]
      .filter((file) => roomOf(file) === 'render')
      .flatMap((file) =>
        [...reachedFrom(file, imports)]
          .filter((name) => roomOf(name) === 'compile')
          .map((name) => `${file} -> … -> ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  test('a phase of the compiler imports no later phase, not even indirectly', () => {
    const wrong = [...imports.keys()]
      .filter((file) => phaseOf(file) > 0)
      .flatMap((file) =>
        [...reachedFrom(file, imports)]
          .filter((name) => phaseOf(name) > phaseOf(file))
          .map((name) => `${file} -> … -> ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  test('no imports are circular', () => {
    const reaching = [...imports.keys()].filter((file) => reachedFrom(file, imports).has(file));
    expect(reaching).toEqual([]);
  });

  test('no imports of the built files are circular: a value would be used before it exists', async () => {
    const built = await readBuiltImports();
    // Vite builds the page of the preview by itself.
    const files = [...built.keys()].filter((file) => !file.startsWith('preview/page/'));
    expect(files).toContain('chunks/render.js');
    expect(files.filter((file) => reachedFrom(file, built).has(file))).toEqual([]);
  });
});

test('all forms of imports are found', () => {
  const code = `
    import a, { b } from './a.ts';
import type { C } from "./c.ts";
import './d.ts';
export { e } from './e.ts';
export {
  type F,
} from './f.ts';
/** import { no } from './no.ts' */
// import { no } from './no.ts'
export const g = async () => (await import('./g.ts')).g;
export type H = typeof import('./h.ts');`;
  expect(importsIn(code.replace('\n    import', '\nimport')).sort()).toEqual(
    ['a', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => `./${name}.ts`),
  );
});
