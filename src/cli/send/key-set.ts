import { hash } from 'node:crypto';

export interface KeySet {
  /** Adds a key. @returns false if it was there already */
  add(key: string): boolean;
  has(key: string): boolean;
}

/**
 * A set of keys that takes about 13 bytes per key of any length: it keeps 64 bits of their SHA-256. Among ten million keys,
 * the chance that two different ones collide is three in a million.
 */
export function createKeySet(): KeySet {
  let slots = new BigUint64Array(1 << 12);
  let count = 0;
  const place = (table: BigUint64Array, hash: bigint): number => {
    const mask = table.length - 1;
    let index = Number(hash & 0xffffffffn) & mask;
    while (table[index] !== 0n && table[index] !== hash) index = (index + 1) & mask;
    return index;
  };
  // Zero marks an empty slot.
  const hashOf = (key: string): bigint => hash('sha256', key, 'buffer').readBigUInt64LE() || 1n;
  return {
    has: (key) => {
      // Nearly every run has no earlier report.
      if (count === 0) return false;
      const hashed = hashOf(key);
      return slots[place(slots, hashed)] === hashed;
    },
    add(key) {
      const hashed = hashOf(key);
      const index = place(slots, hashed);
      if (slots[index] === hashed) return false;
      slots[index] = hashed;
      count += 1;
      if (count > slots.length * 0.6) {
        const larger = new BigUint64Array(slots.length * 2);
        for (const one of slots) if (one !== 0n) larger[place(larger, one)] = one;
        slots = larger;
      }
      return true;
    },
  };
}
