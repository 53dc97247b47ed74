import { defineFields } from '../../src/fields/define-fields.ts';
import type { FieldDefinitions } from '../../src/fields/field-definition.ts';

/** Fields that are printed unformatted, so that plain Handlebars prints the same. */
export const shopFields: FieldDefinitions = defineFields({
  'shop.name': { kind: 'text', description: 'Name' },
  'shop.motto': { kind: 'text', description: 'Motto, often absent' },
  'shop.open': { kind: 'flag', description: 'Open' },
  'shop.count': { kind: 'number', description: 'Count' },
  'shop.groups': {
    kind: 'list',
    description: 'Groups',
    fields: {
      title: { kind: 'text', description: 'Title' },
      size: { kind: 'number', description: 'Size' },
      entries: {
        kind: 'list',
        description: 'Entries',
        fields: {
          label: { kind: 'text', description: 'Label' },
          hot: { kind: 'flag', description: 'Hot' },
        },
      },
    },
  },
});

interface Kind {
  readonly prints: readonly string[];
  readonly asks: readonly string[];
  readonly numbers: readonly string[];
  readonly lists: readonly (readonly [path: string, item: keyof typeof kinds])[];
}

const kinds = {
  root: {
    prints: ['shop.name', 'shop.motto', 'shop.count'],
    asks: ['shop.name', 'shop.motto', 'shop.open', 'shop.count', 'shop', 'shop.groups'],
    numbers: ['shop.count'],
    lists: [['shop.groups', 'group']],
  },
  shop: {
    prints: ['name', 'motto', 'count', 'this.name', './motto'],
    asks: ['name', 'motto', 'open', 'count', 'groups'],
    numbers: ['count'],
    lists: [['groups', 'group']],
  },
  group: {
    prints: ['title', 'size', 'this.title', './size'],
    asks: ['title', 'size', 'entries'],
    numbers: ['size'],
    lists: [['entries', 'entry']],
  },
  entry: { prints: ['label', 'this.label'], asks: ['label', 'hot'], numbers: [], lists: [] },
} as const;

/** The blocks around a place, outermost first, with the block parameters of each list. */
interface Step {
  readonly kind: keyof typeof kinds;
  readonly isItem: boolean;
  readonly params: readonly string[];
}

/** Writes a random template of logic only. All choices come from the given numbers. */
export function writeLogic(choices: readonly number[]): string {
  let used = 0;
  let names = 0;
  const choose = (count: number): number => (choices[used++] ?? 0) % count;
  const pick = <T>(values: readonly T[]): T => values[choose(values.length)]!;
  const tilde = (): string => (choose(8) === 0 ? '~' : '');
  const space = (): string => pick(['', '', ' ', '\n', '\n  ', ' \n', '\n\n']);
  const tag = (content: string): string => `{{${tilde()}${content}${tilde()}}}`;

  const path = (steps: readonly Step[], names: (kind: Kind) => readonly string[]): string => {
    const item = choose(6);
    const named = steps.findLast(({ params }) => params.length > 0);
    if (item === 0 && named !== undefined) {
      const own = names(kinds[named.kind]).filter((name) => !/^(this|\.)/.test(name));
      if (own.length > 0) return `${named.params[0]}.${pick(own)}`;
    }
    if (item === 1) {
      const own = names(kinds.root);
      return `@root.${pick(own)}`;
    }
    const out = item === 2 ? choose(steps.length) : 0;
    const own = names(kinds[steps.at(-1 - out)!.kind]);
    if (own.length === 0) return `@root.${pick(names(kinds.root))}`;
    const name = pick(own);
    return out === 0 ? name : `${'../'.repeat(out)}${name.replace(/^(this\.|\.\/)/, '')}`;
  };

  const condition = (steps: readonly Step[], depth: number): string => {
    const isIn = steps.some(({ isItem }) => isItem);
    switch (choose(depth > 2 ? 3 : 10)) {
      case 3:
        return `(eq ${path(steps, (kind) => kind.prints)} ${pick(['"ann"', '"b"', '3'])})`;
      case 4:
        return `(ne ${path(steps, (kind) => kind.prints)} ${pick(['"ann"', '"b"', '3'])})`;
      case 5:
        return `(${pick(['gt', 'lt'])} ${path(steps, (kind) => kind.numbers)} ${pick(['0', '2', '-1'])})`;
      case 6:
        return `(not ${condition(steps, depth + 1)})`;
      case 7:
        return `(${pick(['and', 'or'])} ${condition(steps, depth + 1)} ${condition(steps, depth + 1)})`;
      case 8:
        if (isIn) return pick(['@first', '@last', '@index']);
        return path(steps, (kind) => kind.asks);
      default:
        return path(steps, (kind) => kind.asks);
    }
  };

  const block = (steps: readonly Step[], depth: number): string => {
    const here = kinds[steps.at(-1)!.kind];
    const kind = choose(5);
    const body = (inner: readonly Step[]): string => space() + statements(inner, depth + 1) + space();
    const otherwise = (): string => (choose(2) === 0 ? '' : tag(pick(['else', '^'])) + body(steps));
    if (kind === 0 && here.lists.length > 0) {
      const [list, item] = pick(here.lists as readonly [string, keyof typeof kinds][]);
      const params = choose(2) === 0 ? [] : [`p${names++}`, `i${names++}`];
      const as = params.length === 0 ? '' : ` as |${params.join(' ')}|`;
      const inner = body([...steps, { kind: item, isItem: true, params }]);
      return `${tag(`#each ${list}${as}`)}${inner}${otherwise()}${tag('/each')}`;
    }
    // Handlebars does not count `#with` of the current object as a level.
    if (kind === 1 && steps.at(-1)!.kind !== 'shop') {
      const inner = body([...steps, { kind: 'shop', isItem: false, params: [] }]);
      return `${tag('#with @root.shop')}${inner}${otherwise()}${tag('/with')}`;
    }
    const name = kind === 2 ? 'unless' : 'if';
    const chain =
      choose(3) === 0 ? tag(`else ${pick(['if', 'unless'])} ${condition(steps, 0)}`) + body(steps) : '';
    const opening = tag(`${pick(['#', '#', '#', '^'])}${name} ${condition(steps, 0)}`);
    const hasElse = opening.includes('{^') || opening.includes('~^') ? '' : otherwise();
    const middle = opening.includes('{^') || opening.includes('~^') ? '' : chain;
    return `${opening}${body(steps)}${middle}${hasElse}${tag(`/${name}`)}`;
  };

  const statements = (steps: readonly Step[], depth: number): string => {
    let text = '';
    for (let count = 1 + choose(3); count > 0; count--) {
      text += space();
      switch (choose(depth > 4 ? 3 : 7)) {
        case 0:
          text += pick(['word', 'a b', '{ x }', 'a{color:red}']);
          break;
        case 1:
          text += tag(path(steps, (kind) => kind.prints));
          break;
        case 2: {
          const item = steps.findLast(({ isItem }) => isItem);
          text +=
            item === undefined
              ? tag(pick(['! note', '!-- note {{x}} --']))
              : tag(pick(['@index', ...item.params.slice(1)]));
          break;
        }
        default:
          text += block(steps, depth);
      }
      text += space();
    }
    return text;
  };

  return statements([{ kind: 'root', isItem: false, params: [] }], 0);
}
