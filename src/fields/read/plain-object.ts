/** An object in the caller's data. Only its own properties are read. */
export type PlainObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is missing: undefined, null, or a string with only white space. */
export function isAbsent(value: unknown): value is undefined | null | '' {
  if (typeof value !== 'string') return value === undefined || value === null;
  const first = value.charCodeAt(0);
  // Checking the first character is faster than trimming: between U+0020 and U+00A0 there is no white space.
  return value === '' || ((first <= 0x20 || first >= 0xa0) && value.trim() === '');
}

/** Returns an own property, never one of a prototype. */
export function own(holder: unknown, key: string): unknown {
  return isObject(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
}

/** Follows a path of own properties. */
export function valueAt(base: unknown, steps: readonly string[]): unknown {
  let found = base;
  for (const step of steps) found = own(found, step);
  return found;
}

/** The place of a value in the data, turned into a path only for an error. */
export interface DataPlace {
  readonly parent: DataPlace | undefined;
  /** A name, a dotted path, or the index of an item. */
  readonly key: string | number;
}

/** `invoice.lines[3].amount`. */
export function pathOf(place: DataPlace | undefined, key = ''): string {
  let path = key;
  for (let step = place; step !== undefined; step = step.parent) {
    const own = typeof step.key === 'number' ? `[${step.key}]` : step.key;
    path = path === '' || path.startsWith('[') ? own + path : own === '' ? path : `${own}.${path}`;
  }
  return path;
}

/** Describes a wrong value. A `text` may be a name or an address, so only its length is given. */
export function describeValue(value: unknown, as?: 'text'): string {
  if (typeof value === 'string')
    return as === 'text' || value.length > 40
      ? `a string of ${value.length} characters`
      : JSON.stringify(value);
  if (Array.isArray(value)) return `a list of length ${value.length}`;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return typeof value === 'object'
    ? 'an object'
    : typeof value === 'undefined'
      ? 'nothing'
      : `a ${typeof value}`;
}
