import type { SendStatus } from '../../sending/send-result.ts';
import type { LineResult } from './line-result.ts';

/** Counts mails by result. */
export interface Tally {
  readonly counts: Record<SendStatus | 'skipped', number>;
  /** Mails with a result, skipped ones included. */
  settled(): number;
  /** Mails that were neither sent nor captured. */
  failed(): number;
  add(result: LineResult | 'skipped'): void;
}

export function createTally(): Tally {
  const counts = { sent: 0, captured: 0, deferred: 0, rejected: 0, unknown: 0, skipped: 0 };
  return {
    counts,
    settled: () => Object.values(counts).reduce((sum, count) => sum + count, 0),
    failed: () => counts.deferred + counts.rejected + counts.unknown,
    add: (result) => {
      counts[result === 'skipped' ? result : result.status] += 1;
    },
  };
}

/** `12 sent, 2 deferred, 1 rejected`. */
export function describeTally({ counts }: Tally): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  return parts.length === 0
    ? 'nothing'
    : parts.map(([status, count]) => `${formatCount(count)} ${status}`).join(', ');
}

/** `12 400`, with the thin space of ISO 80000-1 between groups of digits. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}
