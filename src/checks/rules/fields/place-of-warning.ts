import type { Warning } from '../../../errors.ts';
import type { Place } from '../../../template/trace-template.ts';

export function placeOfWarning({ file, line = 1, column = 1 }: Warning): Place | undefined {
  return file === undefined ? undefined : { file, line, column };
}
