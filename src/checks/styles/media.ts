/** The window and theme that a mail is shown in. */
export interface View {
  readonly scheme: 'light' | 'dark';
  /** The width of the window in CSS pixels. */
  readonly width: number;
}

/** A phone, where dark themes and touch are common. */
export const phone: View = { scheme: 'light', width: 375 };

/**
 * Whether these conditions are all true. An unknown one (`supports`, `hover`) is false, as in clients that do not
 * support it.
 */
export function isTrueFor(view: View, conditions: readonly string[]): boolean {
  return conditions.every((condition) => {
    const query = /^media (.*)$/s.exec(condition.toLowerCase())?.[1];
    return query?.split(',').some((each) => each.split(/\band\b/).every((part) => holds(part.trim(), view)));
  });
}

function holds(part: string, { scheme, width }: View): boolean {
  if (/^(?:only )?(?:screen|all)$|^$/.test(part)) return true;
  const [, feature, value = ''] = /^\(\s*([-\w]+)\s*:\s*([^)]+?)\s*\)$/.exec(part) ?? [];
  if (feature === 'prefers-color-scheme') return value === scheme;
  const pixels = Number.parseFloat(value) * (/\dr?em$/.test(value) ? 16 : 1);
  if (feature === 'min-width') return width >= pixels;
  return feature === 'max-width' && width <= pixels;
}
