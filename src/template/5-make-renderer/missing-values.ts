import { DataError, type DataIssue } from '../../errors.ts';
import type { Frame } from '../../fields/read/scope.ts';

/** A required value that a template prints and the data lacks. */
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

/** Fills in a mail; when a required value is missing, finds the others too. @throws DataError with all that are missing */
export function reportMissing<T>(fill: () => T): T {
  const issues: DataIssue[] = [];
  for (;;) {
    try {
      const filled = fill();
      if (issues.length === 0) return filled;
    } catch (error) {
      if (!(error instanceof MissingValue)) throw error;
      issues.push(...error.issues);
      error.holder.text[error.slot] = '';
      if (issues.length < mostReported) continue;
    }
    throw new DataError('missing-field', issues);
  }
}

/** `invoice.lines[3].`, or nothing for the root. */
function pathOf(frame: Frame): string {
  let around = frame.parent;
  while (around !== undefined) {
    const list = around.scope.lists.find(({ item }) => item === frame.scope);
    if (list !== undefined) return `${pathOf(around)}${list.path}[${frame.index}].`;
    around = around.parent;
  }
  return '';
}
