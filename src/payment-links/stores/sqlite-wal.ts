/**
 * Whether several connections can safely share a write-ahead log with this version of SQLite. Versions before 3.51.3 can
 * damage the file if one connection writes while another resets the log. 3.44.6 and 3.50.7 also have the fix.
 * @see https://sqlite.org/wal.html
 */
export function hasSafeWal(version: string): boolean {
  if (version === '3.44.6' || version === '3.50.7') return true;
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return major * 1e6 + minor * 1e3 + patch >= 3_051_003;
}
