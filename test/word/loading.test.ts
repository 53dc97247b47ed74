import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const src = new URL('../../src/', import.meta.url).pathname;
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

/** The static imports of a file, without types and `await import`. */
function staticImports(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from '([^']+)'/gm);
  return [...statements].map(([, target = '']) =>
    target.startsWith('.') ? relative(src, join(src, file, '..', target)) : target,
  );
}

test('only src/word loads the libraries that Word needs', () => {
  const libraries = ['fflate', '@xmldom/xmldom'];
  const users = files.filter((file) => staticImports(file).some((target) => libraries.includes(target)));
  expect(users.length).toBeGreaterThan(1);
  expect(users.filter((file) => !file.startsWith('word/'))).toEqual([]);
});

test('no other room loads the Word room until it is asked to', () => {
  const users = files.filter((file) => staticImports(file).some((target) => target.startsWith('word/')));
  expect(users.filter((file) => !file.startsWith('word/'))).toEqual([]);
});

test('the Word room imports fields, errors, options and the QR code, and nothing else', () => {
  const targets = files.filter((file) => file.startsWith('word/')).flatMap(staticImports);
  const rooms = new Set(targets.map((target) => target.split('/')[0]));
  expect([...rooms].filter((room) => room?.startsWith('node:') === false).sort()).toEqual([
    '@xmldom',
    'errors.ts',
    'fflate',
    'fields',
    'options.ts',
    'qr-code',
    'word',
  ]);
});
