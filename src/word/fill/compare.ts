/** One side of a condition: its text, and its digits if it is a number. */
export interface Operand {
  readonly text: string;
  readonly decimal: string | undefined;
}

/**
 * Compares as Word does: as numbers if both sides are numbers, otherwise as case-sensitive text. On the right
 * of `=` and `<>`, `*` matches any text and `?` any character.
 */
export function compare(left: Operand, operator: string, right: Operand): boolean {
  const order = orderOf(left, right);
  switch (operator) {
    case '=':
      return order === 0 || matches(left.text, right.text);
    case '<>':
      return order !== 0 && !matches(left.text, right.text);
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    default:
      return order >= 0;
  }
}

function orderOf(left: Operand, right: Operand): number {
  const [one, other] = [numberOf(left), numberOf(right)];
  if (one !== undefined && other !== undefined) return one - other;
  return left.text < right.text ? -1 : left.text > right.text ? 1 : 0;
}

function numberOf({ text, decimal }: Operand): number | undefined {
  if (decimal !== undefined) return Number(decimal);
  const written = text.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : undefined;
}

/** Advances in both texts at once, so that no pattern takes long. */
function matches(text: string, pattern: string): boolean {
  if (!/[*?]/.test(pattern)) return false;
  let [at, place, star, resume] = [0, 0, -1, 0];
  while (at < text.length) {
    if (pattern[place] === '*') {
      star = place++;
      resume = at;
    } else if (pattern[place] === '?' || pattern[place] === text[at]) {
      at++;
      place++;
    } else if (star >= 0) {
      place = star + 1;
      at = ++resume;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(place));
}
