/** How a mail is looked at. */
export interface View {
  readonly scheme: 'light' | 'dark';
  /** Of the window, in CSS pixels. */
  readonly width: number;
}

/** A telephone: dark themes and fingers are at home there. */
export const phone: View = { scheme: 'light', width: 375 };

/**
 * Whether what stands in these conditions is seen. One that is not known (`supports`, `hover`) does not hold, as in clients that
 * do not know it.
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
