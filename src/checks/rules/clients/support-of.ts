import type { Client } from './client-names.ts';
import type { Feature } from './support-data.ts';

/** How the newest version of a client supports a feature. */
export interface Support {
  readonly kind: 'full' | 'part' | 'none' | 'unknown';
  /** The notes of caniemail. */
  readonly notes: readonly string[];
}

export function supportOf(feature: Feature, client: Client): Support {
  const [family = '', platform = ''] = client.split('.');
  const versions = feature.stats[family]?.[platform] ?? {};
  const newest = Object.keys(versions).reduce<string | undefined>(later, undefined);
  const written = newest === undefined ? 'u' : versions[newest]!;
  const notes = [...written.matchAll(/#(\d+)/g)].flatMap(
    ([, number]) => feature.notes_by_num?.[number!] ?? [],
  );
  return { kind: kinds[written[0]!] ?? 'unknown', notes };
}

const kinds: Readonly<Record<string, Support['kind']>> = { y: 'full', a: 'part', n: 'none' };

/** Versions are numbers (`16.80`) or months (`2019-10`). If the data mixes them, the later one comes last. */
function later(one: string | undefined, other: string): string {
  if (one === undefined || isMonth(one) !== isMonth(other)) return other;
  return compareParts(one.split(/[.-]/), other.split(/[.-]/)) > 0 ? one : other;
}

function isMonth(version: string): boolean {
  return /^\d{4}-\d\d$/.test(version);
}

function compareParts(one: readonly string[], other: readonly string[]): number {
  const length = Math.max(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    const difference = Number.parseInt(one[index] ?? '0', 10) - Number.parseInt(other[index] ?? '0', 10);
    if (difference !== 0) return difference;
  }
  return 0;
}
