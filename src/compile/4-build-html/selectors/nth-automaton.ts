import type { Step } from './walk-siblings.ts';

/** Counts elements as far as `an+b` needs it. */
export interface NthAutomaton {
  readonly size: number;
  readonly stay: Step;
  readonly next: Step;
  /** Whether the element after this many matches. */
  readonly matches: (state: number) => boolean;
}

/** A state is a bit of a number. */
const mostStates = 30;

const pattern = /^(?:([+-]?\d*)n\s*(?:([+-])\s*(\d+))?|([+-]?\d+))$/;

/** @returns undefined for a formula that counts too far, or that only css-select can read */
export function nthAutomaton(formula: string): NthAutomaton | undefined {
  const words: Readonly<Record<string, string>> = { even: '2n', odd: '2n+1' };
  const plain = formula.trim().toLowerCase();
  const match = pattern.exec(words[plain] ?? plain);
  if (match === null) return undefined;
  const [, step, sign, offset, only] = match;
  const a = step === undefined ? 0 : /\d/.test(step) ? Number(step) : Number(`${step}1`);
  const b = Number(only ?? `${sign ?? ''}${offset ?? 0}`);
  // Numbers from here on repeat with the step; without a step, none of them matches.
  const start = Math.max(b, 0);
  const period = a > 0 ? a : 1;
  const size = start + period;
  if (size > mostStates) return undefined;
  return {
    size,
    stay: Array.from({ length: size }, (_, state) => 1 << state),
    next: Array.from({ length: size }, (_, state) => 1 << (state + 1 < size ? state + 1 : start)),
    matches: (state) => {
      const distance = state + 1 - b;
      return a === 0 ? distance === 0 : distance % a === 0 && distance / a >= 0;
    },
  };
}
