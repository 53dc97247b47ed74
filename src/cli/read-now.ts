import { InvalidArgumentError } from 'commander';

const instant = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** Reads the option `--now`. @throws InvalidArgumentError for what is no date, or no instant with its zone */
export function readNow(value: string): Date {
  const date = new Date(value);
  if (instant.test(value) && !Number.isNaN(date.getTime())) return date;
  throw new InvalidArgumentError(
    'It is an ISO 8601 date, or an instant with its zone, such as 2026-11-22T09:00:00Z.',
  );
}
