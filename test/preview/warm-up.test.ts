import { expect, onTestFinished, test, vi } from 'vitest';
import { warmUp } from '../../src/preview/mails/warm-up.ts';

function useFakeTimers(): void {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
}

test('a template is compiled a number of times, even if it does not compile, and then no more', async () => {
  useFakeTimers();
  const compile = vi.fn(() => Promise.reject(new Error('broken')));
  const warm = warmUp(compile, { quiet: async () => undefined, isClosed: () => false });
  await vi.runAllTimersAsync();
  await warm;
  expect(compile).toHaveBeenCalledTimes(24);
});

test('nothing is compiled while somebody waits for a mail', async () => {
  useFakeTimers();
  const compile = vi.fn(async () => undefined);
  let rest = (): void => undefined;
  const quiet = (): Promise<void> =>
    new Promise((resolve) => {
      rest = resolve;
    });
  void warmUp(compile, { quiet, isClosed: () => false });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(compile).not.toHaveBeenCalled();
  rest();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(compile).toHaveBeenCalledTimes(1);
});

test('a closed preview no longer compiles', async () => {
  useFakeTimers();
  let isClosed = false;
  const compile = vi.fn(async () => {
    isClosed = true;
  });
  const warm = warmUp(compile, { quiet: async () => undefined, isClosed: () => isClosed });
  await vi.runAllTimersAsync();
  await warm;
  expect(compile).toHaveBeenCalledTimes(1);
});
