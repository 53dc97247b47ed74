/** `102,400 bytes`, always with its unit. */
export function formatBytes(bytes: number): string {
  return `${bytes.toLocaleString('en-GB')} ${bytes === 1 ? 'byte' : 'bytes'}`;
}
