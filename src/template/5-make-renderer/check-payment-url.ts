import type { UsedScope } from '../../fields/read/scope.ts';
import type { Expression } from '../2-mark-fields/tokens.ts';
import type { Program } from './program.ts';

/** A scope whose payment URL a template uses: the root, or a list of it. */
interface Contract {
  readonly scope: UsedScope;
  /** The slot of the list in the root, for invoices of a grouped reminder. */
  readonly list: number | undefined;
}

/**
 * Proves that whenever an invoice can be paid, a program prints its payment URL, whatever else the data says.
 * @returns the place of the first use of a payment URL that may get lost, or undefined
 */
export function findLostPaymentUrl(program: Program, root: UsedScope): string | undefined {
  const contracts: Contract[] = [
    { scope: root, list: undefined },
    ...root.lists.map((list, slot) => ({ scope: list.item, list: slot })),
  ];
  for (const { scope, list } of contracts) {
    const slot = scope.fields.findIndex(({ definition }) => definition.computed === 'paymentUrl');
    if (slot === -1) continue;
    const isKept = list === undefined ? carries(program, 0, slot, scope) : walks(program, list, slot, scope);
    if (!isKept) return scope.fields[slot]!.usedAt;
  }
  return undefined;
}

/** Whether a program walks a list of the root, on every path, and prints each item's URL. */
function walks(program: Program, list: number, slot: number, scope: UsedScope): boolean {
  return program.some((node) => {
    if (typeof node === 'string') return false;
    if (node.type === 'each') return node.slot === list && carries(node.body, 0, slot, scope);
    // A list that is asked for is not empty: without invoices there is no URL to lose.
    if (node.type === 'if') {
      const asksForList = node.condition.type === 'list' && node.condition.slot === list;
      const then = walks(node.body, list, slot, scope);
      return asksForList ? then : then && walks(node.otherwise, list, slot, scope);
    }
    if (node.type === 'table') return walks(node.rows, list, slot, scope);
    return false;
  });
}

function carries(program: Program, depth: number, slot: number, scope: UsedScope): boolean {
  return program.some((node) => {
    if (typeof node === 'string') return false;
    switch (node.type) {
      case 'value':
        return node.depth === depth && node.slot === slot;
      case 'if': {
        const known = whenPayable(node.condition, depth, scope);
        const isThen = known === undefined ? undefined : known !== (node.isInverted === true);
        if (isThen === undefined)
          return carries(node.body, depth, slot, scope) && carries(node.otherwise, depth, slot, scope);
        return carries(isThen ? node.body : node.otherwise, depth, slot, scope);
      }
      case 'table':
        return carries(node.rows, depth, slot, scope);
      case 'row':
        return carries(node.cells, depth, slot, scope);
      case 'cell':
        return carries(node.content, depth, slot, scope);
      default:
        return false;
    }
  });
}

/** What a condition is for an invoice that can be paid; undefined where that depends on other data. */
function whenPayable(condition: Expression, depth: number, scope: UsedScope): boolean | undefined {
  if (condition.type === 'literal') return Boolean(condition.value);
  if (condition.type === 'field' && condition.depth === depth) {
    switch (scope.fields[condition.slot]!.definition.computed) {
      case 'payable':
      case 'paymentUrl':
      case 'paymentButton':
      case 'isOpen':
        return true;
      case 'isPaid':
      case 'isCredited':
      case 'isCancelled':
        return false;
      default:
        return undefined;
    }
  }
  return condition.type === 'call' ? callWhenPayable(condition, depth, scope) : undefined;
}

function callWhenPayable(
  call: Extract<Expression, { type: 'call' }>,
  depth: number,
  scope: UsedScope,
): boolean | undefined {
  const args = call.args.map((arg) => whenPayable(arg, depth, scope));
  switch (call.helper) {
    case 'not':
      return args[0] === undefined ? undefined : !args[0];
    case 'and':
      return args.includes(false) ? false : args.includes(undefined) ? undefined : true;
    case 'or':
      return args.includes(true) ? true : args.includes(undefined) ? undefined : false;
    case 'eq':
    case 'ne': {
      const isAboutEnd = call.args.some(
        (arg) => arg.type === 'literal' && ['paid', 'credited', 'cancelled'].includes(String(arg.value)),
      );
      const isStatus = call.args.some(
        (arg) => arg.type === 'field' && scope.fields[arg.slot]?.definition.path.endsWith('status'),
      );
      return isAboutEnd && isStatus ? call.helper === 'ne' : undefined;
    }
    default:
      return undefined;
  }
}
