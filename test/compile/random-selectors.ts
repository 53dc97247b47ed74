/** A part of a random document: an element, a text, or a block. */
type Part =
  | {
      readonly tag: string;
      readonly className: string;
      readonly id: number;
      readonly children: readonly Part[];
    }
  | { readonly text: string }
  | { readonly condition: Condition; readonly main: readonly Part[]; readonly otherwise: readonly Part[] };

/** What a block asks for: three fields of the root, one of an item, or the items of a list. */
type Condition = 'a' | 'b' | 'c' | 'item' | 'list';

const asked: Readonly<Record<Condition, string>> = {
  a: '#if relation.firstname',
  b: '#if invoice.description',
  c: '#unless relation.isconsumer',
  item: '#if unit',
  list: '#each invoice.lines',
};

/** What a mail shows: which conditions are true, and for each item of the list whether its condition is. */
export interface Shown {
  readonly a: boolean;
  readonly b: boolean;
  readonly c: boolean;
  readonly items: readonly boolean[];
}

/** Every combination of conditions, with lists of up to three items. */
export const everyShown: readonly Shown[] = allShown();

function allShown(): Shown[] {
  const flags = [false, true];
  const lists: boolean[][] = [[]];
  for (let at = 0; lists[at]!.length < 3; at++) lists.push(...flags.map((flag) => [...lists[at]!, flag]));
  return flags.flatMap((a) =>
    flags.flatMap((b) => flags.flatMap((c) => lists.map((items) => ({ a, b, c, items })))),
  );
}

export interface RandomDocument {
  readonly template: (css: string) => string;
  /** The HTML of a mail. */
  readonly mail: (shown: Shown) => string;
  /** The HTML that juice sees: every branch once, and text for each tag of a block. */
  readonly forJuice: string;
}

/**
 * Writes a random document. All choices come from the given numbers.
 * @param isIndependent whether blocks are independent: each condition and the list are used once at most, and a list asks
 * for fields of its items only, because a condition of the root is the same for all of them
 */
export function writeDocument(choices: readonly number[], isIndependent: boolean): RandomDocument {
  let used = 0;
  let ids = 0;
  const choose = (count: number): number => (choices[used++] ?? 0) % count;
  const taken = new Set<Condition>();

  const parts = (depth: number, isInList: boolean): Part[] =>
    Array.from({ length: choose(4) }, () => part(depth, isInList));
  const part = (depth: number, isInList: boolean): Part => {
    const kind = choose(depth > 4 ? 4 : 8);
    if (kind === 0) return { text: 'x' };
    if (kind < 4 || depth > 4) return element(depth, isInList);
    const all = isInList && isIndependent ? [] : (['a', 'b', 'c'] as const);
    const free = [...all, isInList ? ('item' as const) : ('list' as const)].filter(
      (condition) => !isIndependent || !taken.has(condition),
    );
    const condition = free[choose(free.length || 1)];
    if (condition === undefined) return element(depth, isInList);
    taken.add(condition);
    const main = parts(depth + 1, isInList || condition === 'list');
    return { condition, main, otherwise: choose(2) === 0 ? [] : parts(depth + 1, isInList) };
  };
  const element = (depth: number, isInList: boolean): Part => {
    const tag = ['div', 'span', 'em'][choose(3)]!;
    const className = ['a', 'b'][choose(2)]!;
    const id = ids++;
    return { tag, className, id, children: depth > 4 ? [] : parts(depth + 1, isInList) };
  };

  const body = [...parts(0, false), element(0, false), ...parts(0, false)];
  const within = (css: string, content: string): string =>
    `<html><head><title>x</title><style>${css}</style></head><body>${content}</body></html>`;
  return {
    template: (css) => within(css, body.map(writeTemplate).join('')),
    mail: (shown) => within('', body.map((one) => writeMail(one, shown, undefined)).join('')),
    forJuice: within('', body.map(writeForJuice).join('')),
  };
}

function writeElement(
  { tag, className, id, children }: Extract<Part, { tag: string }>,
  write: (child: Part) => string,
): string {
  return `<${tag} class="${className}" data-id="${id}">${children.map(write).join('')}</${tag}>`;
}

function writeTemplate(part: Part): string {
  if ('text' in part) return part.text;
  if ('tag' in part) return writeElement(part, writeTemplate);
  const { condition, main, otherwise } = part;
  const name = /\w+/.exec(asked[condition])![0];
  const alternative = otherwise.length === 0 ? '' : `{{else}}${otherwise.map(writeTemplate).join('')}`;
  return `{{${asked[condition]}}}${main.map(writeTemplate).join('')}${alternative}{{/${name}}}`;
}

function writeMail(part: Part, shown: Shown, item: boolean | undefined): string {
  if ('text' in part) return part.text;
  if ('tag' in part) return writeElement(part, (child) => writeMail(child, shown, item));
  const write = (branch: readonly Part[], inner = item): string =>
    branch.map((child) => writeMail(child, shown, inner)).join('');
  const { condition, main, otherwise } = part;
  if (condition === 'list' && shown.items.length > 0)
    return shown.items.map((inner) => write(main, inner)).join('');
  const isTrue = condition === 'list' ? false : condition === 'item' ? item === true : shown[condition];
  return write(isTrue ? main : otherwise);
}

function writeForJuice(part: Part): string {
  if ('text' in part) return part.text;
  if ('tag' in part) return writeElement(part, writeForJuice);
  return `{${[...part.main, ...part.otherwise].map(writeForJuice).join('')}}`;
}

/** Writes a selector that looks at one thing: what is before, after or inside an element. */
export function writeSimpleSelector(choices: readonly number[]): string {
  let used = 0;
  const pick = <T>(values: readonly T[]): T => values[(choices[used++] ?? 0) % values.length]!;
  const base = (): string => pick(['div', 'span', 'em', '.a', '.b', '*', 'div.a']);
  const place = (): string =>
    pick([
      ':first-child',
      ':last-child',
      ':nth-child(2)',
      ':nth-child(odd)',
      ':nth-child(2n)',
      ':nth-child(-n+2)',
      ':nth-last-child(2)',
      ':nth-last-child(even)',
      ':first-of-type',
      ':last-of-type',
      ':nth-of-type(2)',
      ':nth-last-of-type(odd)',
    ]);
  return pick([
    () => `${base()}${place()}`,
    () => `${base()}:not(${place()})`,
    () => `${base()} + ${base()}`,
    () => `${base()} ~ ${base()}`,
    () => `${base()}${place()} ${base()}`,
    () => `${base()} > ${base()}${place()}`,
    () => `${base()} + ${base()} > ${base()}`,
    () => `${base()}:empty`,
    () => `${base()}:has(${base()})`,
    () => `${base()}:has(> ${base()})`,
    () => `${base()} ${base()}:is(.a, em)`,
  ])();
}

/** Writes any selector. */
export function writeSelector(choices: readonly number[]): string {
  let used = 0;
  const choose = (count: number): number => (choices[used++] ?? 0) % count;
  const pick = <T>(values: readonly T[]): T => values[choose(values.length)]!;
  const compound = (depth: number): string => {
    let text = pick(['div', 'span', 'em', '.a', '.b', '*', '[class]', '[class^="a"]']);
    for (let count = choose(3); count > 0; count--) text += pseudo(depth);
    return text;
  };
  const pseudo = (depth: number): string => {
    const formula = pick(['1', '2', '3', 'odd', '2n', '3n + 1', '-n+2', 'n+2', '0', '40']);
    const kind = choose(depth > 1 ? 3 : 7);
    const of = pick(['child', 'of-type']);
    if (kind === 0) return `:${pick(['first', 'last', 'only'])}-${of}`;
    if (kind === 1) return `:nth-${pick(['', 'last-'])}${of}(${formula})`;
    if (kind === 2) return pick([':empty', ':parent', ':first', ':eq(1)', ':last', ':root', ':contains(x)']);
    if (kind === 3) return `:has(${pick(['', '> ', '+ ', '~ '])}${complex(depth + 1)})`;
    return `:${pick(['not', 'is', 'where'])}(${complex(depth + 1)})`;
  };
  const complex = (depth: number): string => {
    let text = compound(depth);
    for (let count = choose(3); count > 0; count--)
      text += pick([' ', ' > ', ' + ', ' ~ ']) + compound(depth);
    return text;
  };
  return complex(0);
}
