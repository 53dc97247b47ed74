import { expect, test } from 'vitest';
import { createKeySet } from '../../../src/cli/send/key-set.ts';

test('a key set has the keys that were added and no others, through every growth', () => {
  const keys = createKeySet();
  const isAdded = (key: string): boolean => !keys.has(key) && keys.add(key) && !keys.add(key);
  // One assertion for all of them: 200,000 take seconds.
  const all = Array.from({ length: 50_000 }, (_, index) => `invoice/${index}`);
  expect(all.filter((key) => !isAdded(key))).toEqual([]);
  expect(all.filter((key) => !keys.has(key))).toEqual([]);
  expect(keys.has('invoice/50000')).toBe(false);
});
