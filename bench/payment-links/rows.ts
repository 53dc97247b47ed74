/** Prints one measured figure, with what it is held to. */
export function row(label: string, figure: string, note = ''): void {
  console.log(`  ${label.padEnd(58)} ${figure.padStart(14)}  ${note}`.trimEnd());
}

export function perSecond(count: number): string {
  return `${Math.round(count).toLocaleString('en')}/s`;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
