import type { UsedScope } from '../../fields/read/scope.ts';
import type { RawValue } from '../../fields/read/slots.ts';
import type { Expression, Program } from '../../render/program.ts';

/** A payable invoice whose URL a template uses: that of the root, or each item of a list. */
interface Payable {
  readonly root: UsedScope;
  /** The slot of the list in the root, for invoices of a grouped reminder. */
  readonly list: number | undefined;
  /** The scope of the fields of the invoice: the root, or the item. */
  readonly scope: UsedScope;
  /** The slot of its payment URL. */
  readonly slot: number;
  readonly status: string;
}

/** The URL is missing, or depends on other data. */
export type LostPaymentUrl = 'nowhere' | 'under a condition';

const payableStatuses = ['open', 'partial', 'overdue'];

/**
 * Proves that a program prints the payment URL of every payable invoice, for all data.
 * @returns how the first payment URL can be lost, or undefined if it cannot
 */
export function findLostPaymentUrl(program: Program, root: UsedScope): LostPaymentUrl | undefined {
  const scopes = [
    { scope: root, list: undefined },
    ...root.lists.map((list, slot) => ({ scope: list.item, list: slot })),
  ];
  for (const { scope, list } of scopes) {
    const slot = scope.fields.findIndex(({ definition }) => definition.computed === 'paymentUrl');
    if (slot === -1) {
      // A reader who cannot scan the QR code needs the URL next to it.
      const code = scope.fields.find(({ definition }) => definition.computed === 'paymentQrCode');
      if (code !== undefined) return 'nowhere';
      continue;
    }
    const isKept = payableStatuses.every((status) => {
      const invoice = { root, list, scope, slot, status };
      return list === undefined ? prints(program, invoice, 0) : walks(program, invoice, 0);
    });
    if (!isKept) return mentions(program, slot) ? 'under a condition' : 'nowhere';
  }
  return undefined;
}

/** Whether a program prints a slot on some path. */
function mentions(program: Program, slot: number): boolean {
  return program.some((node) => {
    if (typeof node === 'string') return false;
    switch (node.type) {
      case 'value':
        return node.slot === slot;
      case 'if':
      case 'each':
        return mentions(node.body, slot) || mentions(node.otherwise, slot);
      case 'table':
        return mentions(node.rows, slot);
      case 'list':
        return mentions(node.items, slot);
      case 'row':
        return mentions(node.cells, slot);
      case 'cell':
      case 'item':
      case 'kept':
      case 'enclosed':
        return mentions(node.content, slot);
      default:
        return false;
    }
  });
}

/** Whether a program prints the URL of each item of the list, for all data. */
function walks(program: Program, invoice: Payable, depth: number): boolean {
  return carries(program, invoice, depth, (node) =>
    node.type === 'each' && node.slot === invoice.list && node.depth === depth
      ? prints(node.body, invoice, 1)
      : undefined,
  );
}

/** Whether a program prints the URL of the invoice, for all data. `depth` is the number of lists up to the root. */
function prints(program: Program, invoice: Payable, depth: number): boolean {
  return carries(program, invoice, depth, (node) =>
    node.type === 'value' ? node.depth === 0 && node.slot === invoice.slot : undefined,
  );
}

type Step = Exclude<Program[number], string>;

/** Whether `look` finds its node on every path that a payable invoice can take through a program. */
function carries(
  program: Program,
  invoice: Payable,
  depth: number,
  look: (node: Step) => boolean | undefined,
): boolean {
  return program.some((node) => {
    if (typeof node === 'string') return false;
    const found = look(node);
    if (found !== undefined) return found;
    const inside = (inner: Program): boolean => carries(inner, invoice, depth, look);
    switch (node.type) {
      case 'if': {
        const known = whenPayable(node.condition, invoice, depth);
        if (known === undefined) return inside(node.body) && inside(node.otherwise);
        return inside(Boolean(known.value) !== (node.isInverted === true) ? node.body : node.otherwise);
      }
      case 'table':
        return inside(node.rows);
      case 'list':
        return inside(node.items);
      case 'row':
        return inside(node.cells);
      case 'cell':
      case 'item':
      case 'kept':
      case 'enclosed':
        return inside(node.content);
      default:
        return false;
    }
  });
}

/** The value of a condition for a payable invoice; undefined if it depends on other data. */
function whenPayable(
  condition: Expression,
  invoice: Payable,
  depth: number,
): { value: RawValue } | undefined {
  switch (condition.type) {
    case 'literal':
      return { value: condition.value };
    case 'field':
      return condition.depth === 0 && (invoice.list === undefined || depth === 1)
        ? fieldWhenPayable(invoice, condition.slot)
        : undefined;
    // The objects around the invoice exist, and a list that contains it is not empty.
    case 'list':
      return condition.depth === depth && condition.slot === invoice.list ? { value: true } : undefined;
    case 'object': {
      const { root, list, scope, slot } = invoice;
      const path = list === undefined ? scope.fields[slot]!.definition.path : root.lists[list]!.path;
      const isAround = condition.depth === depth && path.startsWith(`${root.objects[condition.slot]!}.`);
      return isAround ? { value: true } : undefined;
    }
    case 'call':
      return callWhenPayable(condition, invoice, depth);
    default:
      return undefined;
  }
}

function fieldWhenPayable({ scope, status }: Payable, slot: number): { value: RawValue } | undefined {
  switch (scope.fields[slot]!.definition.computed) {
    case 'payable':
    case 'paymentUrl':
    case 'paymentButton':
    case 'isOpen':
      return { value: true };
    case 'status':
      return { value: status };
    case 'isOverdue':
      return { value: status === 'overdue' };
    case 'isPartial':
      return status === 'partial' ? { value: true } : undefined;
    case 'isPaid':
    case 'isCredited':
    case 'isCancelled':
      return { value: false };
    default:
      return undefined;
  }
}

function callWhenPayable(
  call: Extract<Expression, { type: 'call' }>,
  invoice: Payable,
  depth: number,
): { value: RawValue } | undefined {
  const args = call.args.map((arg) => whenPayable(arg, invoice, depth));
  const [one, other] = args;
  const isKnown = (expected: boolean): boolean =>
    args.some((arg) => arg !== undefined && Boolean(arg.value) === expected);
  switch (call.helper) {
    case 'not':
      return one === undefined ? undefined : { value: !one.value };
    case 'and':
      if (isKnown(false)) return { value: false };
      return args.includes(undefined) ? undefined : { value: true };
    case 'or':
      if (isKnown(true)) return { value: true };
      return args.includes(undefined) ? undefined : { value: false };
    case 'eq':
    case 'ne':
      if (one === undefined || other === undefined) return undefined;
      return { value: (one.value === other.value) === (call.helper === 'eq') };
    default:
      return undefined;
  }
}
