import type { UsedScope } from '../../fields/read/scope.ts';
import type { RawValue } from '../../fields/read/slots.ts';
import type { Expression, Program } from '../../render/program.ts';

/** An invoice that can be paid, whose URL a template uses: that of the root, or each item of a list of it. */
interface Payable {
  readonly root: UsedScope;
  /** The slot of the list in the root, for invoices of a grouped reminder. */
  readonly list: number | undefined;
  /** What the fields of the invoice belong to: the root, or the item. */
  readonly scope: UsedScope;
  /** The slot of its payment URL. */
  readonly slot: number;
  readonly status: string;
}

/** The URL stands nowhere, or only where other data decides on it. */
export type LostPaymentUrl = 'nowhere' | 'under a condition';

const payableStatuses = ['open', 'partial', 'overdue'];

/**
 * Proves that whenever an invoice can be paid, a program prints its payment URL, whatever else the data says.
 * @returns how the first payment URL that a template uses may get lost, or undefined
 */
export function findLostPaymentUrl(program: Program, root: UsedScope): LostPaymentUrl | undefined {
  const scopes = [
    { scope: root, list: undefined },
    ...root.lists.map((list, slot) => ({ scope: list.item, list: slot })),
  ];
  for (const { scope, list } of scopes) {
    const slot = scope.fields.findIndex(({ definition }) => definition.computed === 'paymentUrl');
    if (slot === -1) {
      // Who cannot scan a QR code has to find the URL beside it.
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

/** Whether a program prints a slot on any path. */
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
      case 'row':
        return mentions(node.cells, slot);
      case 'cell':
      case 'item':
        return mentions(node.content, slot);
      default:
        return false;
    }
  });
}

/** Whether a program walks the list of the invoice, whatever the data says, and prints each item's URL. */
function walks(program: Program, invoice: Payable, depth: number): boolean {
  return carries(program, invoice, depth, (node) =>
    node.type === 'each' && node.slot === invoice.list && node.depth === depth
      ? prints(node.body, invoice, 1)
      : undefined,
  );
}

/** Whether a program prints the URL of the invoice, whatever the data says. `depth` is how far out the root is. */
function prints(program: Program, invoice: Payable, depth: number): boolean {
  return carries(program, invoice, depth, (node) =>
    node.type === 'value' ? node.depth === 0 && node.slot === invoice.slot : undefined,
  );
}

type Step = Exclude<Program[number], string>;

/** Whether what is looked for stands on every path through a program that is left open by what is known. */
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
      case 'row':
        return inside(node.cells);
      case 'cell':
      case 'item':
        return inside(node.content);
      default:
        return false;
    }
  });
}

/** What a condition is for an invoice that can be paid; undefined where that depends on other data. */
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
    // What the invoice stands in is there, and a list that it is an item of is not empty.
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
