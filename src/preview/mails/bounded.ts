/** A map that drops the entry that was used longest ago. */
export interface Bounded<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

export function createBounded<Value>(most: number): Bounded<Value> {
  const values = new Map<string, Value>();
  const set = (key: string, value: Value): void => {
    values.delete(key);
    values.set(key, value);
    for (const oldest of values.keys()) {
      if (values.size <= most) break;
      values.delete(oldest);
    }
  };
  return {
    set,
    get(key) {
      const value = values.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
  };
}
