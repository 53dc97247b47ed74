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

export function find(base: PlainObject, steps: readonly string[]): unknown {
  let found: unknown = base;
  for (const step of steps) found = own(found, step);
  return found;
}

/** Where an object stands in the data; written out only when something is wrong there. */
export interface Place {
  readonly parent: Place | undefined;
  /** A name, a dotted path of names, or the index of an item. */
  readonly key: string | number;
}

/** `invoice.lines[3].amount`. */
export function pathOf(place: Place | undefined, key = ''): string {
  let path = key;
  for (let step = place; step !== undefined; step = step.parent) {
    const own = typeof step.key === 'number' ? `[${step.key}]` : step.key;
    path = path === '' || path.startsWith('[') ? own + path : own === '' ? path : `${own}.${path}`;
  }
  return path;
}

/** Describes a wrong value without repeating names, addresses or payment links in logs. */
export function describe(value: unknown, kind?: string): string {
  if (typeof value === 'string') {
    if (kind === 'text' || value.length > 40) return `a text of ${value.length} characters`;
    const scheme = kind === 'url' ? /^[a-z][a-z0-9+.-]*:/i.exec(value)?.[0] : undefined;
    if (kind === 'url')
      return scheme === undefined
        ? `a text of ${value.length} characters`
        : `a URL that starts with "${scheme}"`;
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return typeof value === 'object'
    ? 'an object'
    : typeof value === 'undefined'
      ? 'nothing'
      : `a ${typeof value}`;
}
