import type { Numbering, NumberStyle } from './program.ts';

/** The numbers of a list while its items are written. */
export interface Numbers {
  readonly style: NumberStyle;
  readonly step: 1 | -1;
  next: number;
  /** The items so far. */
  count: number;
}

/** @param count the number of items of a reversed list without `start` */
export function startNumbers({ style, start, isReversed }: Numbering, count = 0): Numbers {
  return {
    style,
    step: isReversed === true ? -1 : 1,
    next: start ?? (isReversed === true ? count : 1),
    count: 0,
  };
}

/** The number of the next item, with its full stop. @param value a number of its own, from which the list goes on */
export function nextNumber(numbers: Numbers, value: number | undefined): string {
  const number = value ?? numbers.next;
  numbers.next = number + numbers.step;
  numbers.count++;
  return `${writeNumber(number, numbers.style)}.`;
}

/** Numbers that a style cannot write are decimal, as in browsers. */
function writeNumber(number: number, style: NumberStyle): string {
  if (style === '1' || number < 1) return String(number);
  const text = style.toLowerCase() === 'a' ? letters(number) : number < 4000 ? roman(number) : String(number);
  return style === 'A' || style === 'I' ? text.toUpperCase() : text;
}

/** a, b, … z, aa, ab. */
function letters(number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  return text;
}

const numerals = {
  m: 1000,
  cm: 900,
  d: 500,
  cd: 400,
  c: 100,
  xc: 90,
  l: 50,
  xl: 40,
  x: 10,
  ix: 9,
  v: 5,
  iv: 4,
  i: 1,
};

function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [numeral, value] of Object.entries(numerals)) {
    text += numeral.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}
