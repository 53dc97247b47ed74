import type { ErrorCode } from '../errors.ts';

/** What the process ends with. */
export const exitCodes = {
  success: 0,
  /** A template, its data, or a file is wrong. */
  content: 1,
  /** The command line is wrong: it asks for what there is not. */
  usage: 2,
  /** Ctrl-C: 128 and the number of SIGINT, as shells say it. */
  interrupted: 130,
} as const;

const usageErrors: ReadonlySet<ErrorCode> = new Set([
  'invalid-option',
  'template-not-found',
  'file-not-readable',
  'report-exists',
]);

/** The exit code of an error that facteur throws on purpose. */
export function exitCodeOf(code: ErrorCode): number {
  return usageErrors.has(code) ? exitCodes.usage : exitCodes.content;
}
