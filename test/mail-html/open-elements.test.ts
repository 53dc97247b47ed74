import { expect, test } from 'vitest';
import { closeInnermost } from '../../src/mail-html/open-elements.ts';

const opened = (names: string): { name: string }[] => names.split(' ').map((name) => ({ name }));

test('a closing tag closes the innermost element with its name, and returns the unclosed elements inside', () => {
  const open = opened('div p b p i u');
  expect(closeInnermost(open, 'p')).toEqual({ closed: { name: 'p' }, unclosed: opened('i u') });
  expect(open).toEqual(opened('div p b'));
});

test('a closing tag without an open element changes nothing', () => {
  const open = [{ name: '' }, ...opened('div p')];
  expect(closeInnermost(open, 'table')).toBeUndefined();
  expect(closeInnermost(open, '')).toBeUndefined();
  expect(open).toHaveLength(3);
});
