import { closest, distance } from 'fastest-levenshtein';

/** The known name that the author probably meant, or undefined if none is near. */
export function nearName(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || name.length > 100) return undefined;
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9.]/g, '');
  const same = known.find((candidate) => plain(candidate) === plain(name));
  if (same !== undefined) return same;
  const near = closest(plain(name), known as string[]);
  return distance(plain(name), near) <= mostSlips(name, near) ? near : undefined;
}

/** A third of the length. A scope that is right does not count: for `invoice.vta`, only `vta`. */
function mostSlips(name: string, near: string): number {
  const scope = near.slice(0, near.lastIndexOf('.') + 1);
  const length = name.toLowerCase().startsWith(scope) ? name.length - scope.length : name.length;
  return length < 4 ? 1 : Math.max(2, Math.floor(length / 3));
}

/** ` Did you mean "invoice.paymenturl"?`, or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = nearName(name, known);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}
