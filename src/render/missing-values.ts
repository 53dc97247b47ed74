import { DataError, type DataIssue } from '../errors.ts';
import type { Frame } from '../fields/read/scope.ts';
import { putAbsent } from '../fields/read/slots.ts';

/** A required value that a template prints, but that is missing in the data. */
export class MissingValue extends DataError {
  readonly holder: Frame;
  readonly slot: number;

  constructor(holder: Frame, slot: number) {
    const { name, definition, usedAt } = holder.scope.fields[slot]!;
    const expected = `a value for {${name}}, which the template prints`;
    const path = `${pathOf(holder)}${definition.path}`;
    super('missing-field', [{ path, received: 'nothing', expected, usedAt }]);
    this.holder = holder;
    this.slot = slot;
  }
}

const mostReported = 20;

/**
 * Fills in a mail. If a required value is missing, fills in the rest to find other missing values.
 * @param wrong the issues found while reading the data
 * @throws DataError with those issues and all missing values
 */
export function reportMissing<T>(fill: () => T, wrong: readonly DataIssue[]): T {
  const missing: DataIssue[] = [];
  for (;;) {
    try {
      const filled = fill();
      if (wrong.length === 0 && missing.length === 0) return filled;
      break;
    } catch (error) {
      if (!(error instanceof MissingValue)) {
        if (wrong.length === 0 && missing.length === 0) throw error;
        break;
      }
      missing.push(...error.issues);
      putAbsent(error.holder.slots, error.slot, '');
      if (missing.length >= mostReported) break;
    }
  }
  throw new DataError(wrong.length > 0 ? 'invalid-data' : 'missing-field', [...wrong, ...missing]);
}

/** `invoice.lines[3].`, or an empty text for the root. */
function pathOf(frame: Frame): string {
  let around = frame.parent;
  while (around !== undefined) {
    const list = around.scope.lists.find(({ item }) => item === frame.scope);
    if (list !== undefined) return `${pathOf(around)}${list.path}[${frame.index}].`;
    around = around.parent;
  }
  return '';
}
