import { DataError, FacteurError } from '../errors.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { printable } from './terminal/printable.ts';

export interface ErrorDescription {
  readonly message: string;
  readonly exitCode: number;
}

/** Describes an error for a terminal, without a stack unless asked for. */
export function describeError(error: unknown, withStack = false): ErrorDescription {
  if (error instanceof DataError) {
    const issues = error.message.replace(/^/gm, '  ');
    return {
      message: printable(`The invoice data is not valid.\n${issues}`),
      exitCode: exitCodeOf(error.code),
    };
  }
  if (error instanceof FacteurError)
    return { message: printable(error.message), exitCode: exitCodeOf(error.code) };
  if (isSystemError(error))
    return { message: printable(describeSystemError(error)), exitCode: exitCodes.content };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const detail = withStack
    ? `\n${stack ?? ''}`
    : '\nThis is a bug in facteur. Run the same command with FACTEUR_DEBUG=1 and report its output.';
  return { message: printable(`Unexpected error: ${message}${detail}`), exitCode: exitCodes.content };
}

/** An error of the operating system: a full disk, a missing permission. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EEXIST: 'there is a file where a folder is needed',
  EISDIR: 'it is a folder',
  ENOENT: 'it does not exist',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'there is a file where a folder is needed',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
};

const reading = new Set(['open', 'read', 'stat', 'scandir']);

function describeSystemError(error: NodeJS.ErrnoException): string {
  const verb = reading.has(error.syscall ?? '') ? 'read' : 'write';
  return `Cannot ${verb} ${error.path ?? 'a file'}: ${reasons[error.code ?? ''] ?? error.message}.`;
}
