import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { guardAttribute, layoutMarks, reserved, stringMarks, tokenMarks } from '../../src/mail-html/marks.ts';

const layout = Object.values(layoutMarks);
const closed = [...Object.values(tokenMarks), ...layout, guardAttribute];

test('each mark is a different private-use character', () => {
  const all = [...closed, ...Object.values(stringMarks)];
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((mark) => !/^[\ue000-\uf8ff]$/.test(mark))).toEqual([]);
});

test('templates cannot contain the marks that they could forge', () => {
  const pattern = new RegExp(`[${reserved}]`);
  expect(closed.filter((mark) => !pattern.test(mark))).toEqual([]);
});

test('no other source file contains a private-use character', () => {
  const named =
    /\\u(?:\{0*)?(?:e[0-9a-f]|f[0-8])[0-9a-f]{2}(?![0-9a-f])|0x(?:e[0-9a-f]|f[0-8])[0-9a-f]{2}\b|[\ue000-\uf8ff]/i;
  const naming = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && named.test(readFileSync(`src/${file}`, 'utf8')))
    .map((file) => file.replaceAll('\\', '/'));
  expect(naming).toEqual(['mail-html/marks.ts']);
});
