import { InvalidArgumentError } from 'commander';

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads `14d`, `12h` or `30m`. @returns milliseconds. @throws InvalidArgumentError, which commander explains */
export function readDuration(text: string): number {
  const match = /^(\d{1,5})([dhm])$/.exec(text);
  if (match === null) throw new InvalidArgumentError('Expected a duration such as 14d, 12h or 30m.');
  return Number(match[1]) * units[match[2]!]!;
}
