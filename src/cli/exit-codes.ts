import type { ErrorCode } from '../errors.ts';

/** The exit codes of the process. */
export const exitCodes = {
  success: 0,
  /** A template, its data, or a file is wrong. */
  content: 1,
  /** The command line is wrong, or names something that does not exist. */
  usage: 2,
  /** Ctrl-C: 128 plus the number of SIGINT, as in shells. */
  interrupted: 130,
} as const;

const usageErrors: ReadonlySet<ErrorCode> = new Set([
  'invalid-option',
  'template-not-found',
  'file-not-readable',
  'report-exists',
]);

/** The exit code of an error that facteur throws. */
export function exitCodeOf(code: ErrorCode): number {
  return usageErrors.has(code) ? exitCodes.usage : exitCodes.content;
}
