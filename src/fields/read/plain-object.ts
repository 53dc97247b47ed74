/** A piece of the caller's data; only its own properties are ever read. */
export type PlainObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nothing, or a text without a character that shows. */
export function isAbsent(value: unknown): value is undefined | null | '' {
  if (typeof value !== 'string') return value === undefined || value === null;
  const first = value.charCodeAt(0);
  // Trimming takes longer than a look: no white space lies between a space and a no-break space.
  return value === '' || ((first <= 0x20 || first >= 0xa0) && value.trim() === '');
}

/** An own property, so that nothing is found on a prototype. */
export function own(holder: unknown, key: string): unknown {
  return isObject(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
}

/** The value that steps of own properties lead to. */
export function valueAt(base: unknown, steps: readonly string[]): unknown {
  let found = base;
  for (const step of steps) found = own(found, step);
  return found;
}

/** Where an object stands in the data; written out only when something is wrong there. */
export interface DataPlace {
  readonly parent: DataPlace | undefined;
  /** A name, a dotted path of names, or the index of an item. */
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

/** Describes a wrong value; a `text` may be a name or an address, which logs must not repeat. */
export function describeValue(value: unknown, as?: 'text'): string {
  if (typeof value === 'string')
    return as === 'text' || value.length > 40
      ? `a text of ${value.length} characters`
      : JSON.stringify(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return typeof value === 'object'
    ? 'an object'
    : typeof value === 'undefined'
      ? 'nothing'
      : `a ${typeof value}`;
}
