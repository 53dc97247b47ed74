import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bomb, bodyBombs, trustedBombs } from './bombs.ts';
import { type ChildOutcome, type CompilerChild, openCompilerChild } from './compile-in-child.ts';

let child: CompilerChild;
beforeAll(() => {
  child = openCompilerChild();
});
afterAll(() => {
  child.close();
});

/** A bomb marked `any` must be compiled or refused, in a process that survives it. */
function expectEnd(bomb: Bomb, { outcome, message }: ChildOutcome): void {
  if (bomb.expected === 'any')
    expect(`${outcome} ${message}`).toMatch(/^(?:compiled|[a-z]+-[a-z-]+|syntax) /);
  else expect(outcome).toBe(bomb.expected);
}

describe('an untrusted body ends in a result or a clear error', () => {
  test.each(bodyBombs)('$name', { timeout: 90_000 }, async (bomb) => {
    expectEnd(
      bomb,
      await child.compile({ source: bomb.source, options: { subject: 'Bomb', trust: 'fields' } }),
    );
  });
});

describe('a trusted template ends in a result or a clear error', () => {
  test.each(trustedBombs)('$name', { timeout: 90_000 }, async (bomb) => {
    expectEnd(bomb, await child.compile({ source: bomb.source }));
  });
});

test('an unclear error is not reported as compiled', async () => {
  const { outcome } = await child.compile({ source: '<p>x</p>', options: { subject: 7 } });
  expect(outcome).not.toBe('compiled');
});
