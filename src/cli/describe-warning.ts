import type { Warning } from '../errors.ts';
import { printable } from './terminal/printable.ts';

/** Formats a warning on one line, with its place if it has one. */
export function describeWarning(warning: Warning): string {
  const { file, line, column, message } = warning;
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return printable(place === '' ? message : `${message} (${place})`).replace(/\s*\n\s*/g, ' ');
}
