import { describe, expect, test } from 'vitest';
import type { LineResult } from '../../../src/cli/send/line-result.ts';
import { createProgress } from '../../../src/cli/send/progress.ts';
import { createTally } from '../../../src/cli/send/tally.ts';

function run(width: number | undefined, results: readonly LineResult[]): string {
  let text = '';
  let time = 0;
  const tally = createTally();
  const terminal = {
    width,
    write: (piece: string | Uint8Array) => {
      text += piece;
    },
    paint: (_: string, piece: string) => piece,
  };
  const progress = createProgress({
    terminal,
    tally,
    share: () => 0.5,
    now: () => {
      time += 1000;
      return time;
    },
  });
  for (const result of results) {
    tally.add(result);
    progress.onResult(result);
  }
  progress.end();
  return text;
}

const sent: LineResult = { line: 1, messageKey: 'a', status: 'sent' };
const failed: LineResult = {
  line: 7,
  messageKey: 'b',
  status: 'rejected',
  answer: '550 5.1.1 <an.peeters@example.test>: \u001b[2Jno such user',
};

describe('on a terminal', () => {
  test('a bar shows the share and the counts, and is erased at the end', () => {
    const text = run(80, [sent, sent]);
    expect(text).toContain('[###############---------------]  50% 2 sent, ');
    expect(text.endsWith('\r\u001b[K')).toBe(true);
    expect(text).not.toContain('\n');
  });

  test('the bar fits a narrow terminal', () => {
    for (const drawn of run(20, [sent, failed]).replaceAll('\r\u001b[K', '\n').split('\n'))
      if (!drawn.startsWith('Line')) expect(drawn.length).toBeLessThan(20);
  });
});

describe('outside a terminal', () => {
  test('there is a line after every thousand and no escape code', () => {
    expect(
      run(
        undefined,
        Array.from({ length: 2500 }, () => sent),
      ),
    ).toBe('1\u202f000 done: 1\u202f000 sent\n2\u202f000 done: 2\u202f000 sent\n');
  });

  test('a failure is reported by its line, without addresses or control characters', () => {
    const text = run(undefined, [failed]);
    expect(text).toBe('Line 7 (b): rejected: 550 5.1.1 <…@…>: \ufffd[2Jno such user\n');
  });

  test('twenty failures are shown and the rest are counted', () => {
    expect(
      run(
        undefined,
        Array.from({ length: 500 }, () => failed),
      ).split('\n'),
    ).toHaveLength(22);
  });
});
