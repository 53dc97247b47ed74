import type { Direction } from '../../fields/formats/direction.ts';
import type { Token } from '../tokens.ts';

// In text from the right, `+32 2 555` would be printed as `555 2 32+`, and in Arabic 2026-0142 as 0142-2026.

/** The tags around a value, which keep its characters in their order and apart from the text around it. */
export function isolatingTags(
  token: Token,
  direction: Direction,
): { open: string; close: string } | undefined {
  if (direction === 'ltr' || token.type !== 'value') return undefined;
  if (runsFromLeft(token)) return { open: '<span dir="ltr">', close: '</span>' };
  const isOwnWay = token.kind === 'text' || token.kind === 'money';
  return isOwnWay ? { open: '<bdi>', close: '</bdi>' } : undefined;
}

/**
 * Marks the values that plain text isolates with invisible characters. Those that people copy, such as an account or a URL,
 * are not marked: a bank would refuse the characters.
 */
export function markIsolated(tokens: readonly Token[], direction: Direction): void {
  if (direction === 'ltr') return;
  for (const token of tokens)
    if (token.type === 'value' && token.kind === 'text' && (!runsFromLeft(token) || token.format === 'phone'))
      token.isIsolated = true;
}

/**
 * Whether a value is written from the left in every language. A number is too, but belongs to the text around it: isolated,
 * it would lose the percent sign after it.
 */
function runsFromLeft({ kind, format }: Extract<Token, { type: 'value' }>): boolean {
  return kind === 'url' || (kind === 'text' && format !== undefined);
}
