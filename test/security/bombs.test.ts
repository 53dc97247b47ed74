import { describe, expect, test } from 'vitest';
import { type Bomb, bodyBombs, trustedBombs } from './bombs.ts';
import { compileInChild } from './compile-in-child.ts';

/** Runs one bomb in a process with 256 MB that is killed when it hangs, and tells how it ended. */
async function endOf(bomb: Bomb, options: Readonly<Record<string, unknown>>): Promise<string> {
  const { outcome, message } = await compileInChild({ source: bomb.source, options });
  if (bomb.expected !== 'any') return outcome;
  return /^(?:compiled|[a-z-]+)$/.test(outcome) ? 'any' : `${outcome} ${message}`;
}

describe.concurrent('an untrusted body ends in a result or a clear error', () => {
  test.each(bodyBombs)('$name', async (bomb) => {
    expect(await endOf(bomb, { subject: 'Bomb', trust: 'fields' })).toBe(bomb.expected);
  });
});

describe.concurrent('a trusted template ends in a result or a clear error', () => {
  test.each(trustedBombs)('$name', async (bomb) => {
    expect(await endOf(bomb, {})).toBe(bomb.expected);
  });
});
