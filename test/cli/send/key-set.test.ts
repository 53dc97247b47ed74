import { expect, test } from 'vitest';
import { createKeySet } from '../../../src/cli/send/key-set.ts';

test('a key set has the keys that were added and no others, through every growth', () => {
  const keys = createKeySet();
  for (let key = 0; key < 50_000; key += 1) {
    expect(keys.has(`invoice/${key}`)).toBe(false);
    expect(keys.add(`invoice/${key}`)).toBe(true);
    expect(keys.add(`invoice/${key}`)).toBe(false);
  }
  for (let key = 0; key < 50_000; key += 1) expect(keys.has(`invoice/${key}`)).toBe(true);
  expect(keys.has('invoice/50000')).toBe(false);
});
