/**
 * Formats a number with a Word numeric picture: `#.##0,00`, `€ #,##0.00;-€ #,##0.00;"free"`. The separators are those of
 * the picture. Unlike in Word, a `#` without a digit leaves no space.
 * @param decimal digits with a point: `-1234.5`
 * @see ECMA-376 part 1, 17.16.4.2
 */
export function formatNumber(decimal: string, picture: string): string {
  const sections = splitSections(picture);
  const isNegative = decimal.startsWith('-');
  const absolute = decimal.replace(/^-/, '');
  const positive = readSection(sections[0] ?? '');
  const rounded = round(absolute, positive.maxFraction);
  if (/^[0.]*$/.test(rounded)) return write(rounded, readSection(sections[2] ?? sections[0] ?? ''));
  if (!isNegative) return write(rounded, positive);
  if (sections[1] === undefined) return `-${write(rounded, positive)}`;
  const negative = readSection(sections[1]);
  return write(round(absolute, negative.maxFraction), negative);
}

interface Section {
  readonly before: string;
  readonly after: string;
  /** Whether the picture has a digit position. */
  readonly hasDigits: boolean;
  readonly minWhole: number;
  readonly minFraction: number;
  readonly maxFraction: number;
  readonly point: string;
  readonly group: string | undefined;
}

function splitSections(picture: string): string[] {
  return (picture.match(/(?:'[^']*'|[^;'])+|(?<=;)(?=;|$)/g) ?? []).slice(0, 3);
}

function readSection(section: string): Section {
  const places = /[0#x](?:[0#x.,\u00a0 ]*[0#x])?/.exec(
    section.replace(/'[^']*'/g, (text) => '\u0001'.repeat(text.length)),
  );
  const start = places?.index ?? section.length;
  const pattern = places?.[0] ?? '';
  const [whole, fraction, point] = splitAtPoint(pattern);
  return {
    before: literal(section.slice(0, start)),
    after: literal(section.slice(start + pattern.length)),
    hasDigits: pattern !== '',
    minWhole: whole.replace(/[^0#x]/g, '').replace(/^[#x]*/, '').length,
    minFraction: fraction.lastIndexOf('0') + 1,
    maxFraction: fraction.length,
    point,
    group: /[.,\u00a0 ]/.exec(whole)?.[0],
  };
}

/** The last `.` or `,` is the decimal separator, unless it occurs more than once or three positions follow, as in `#,##0`. */
function splitAtPoint(pattern: string): [whole: string, fraction: string, point: string] {
  const at = Math.max(pattern.lastIndexOf('.'), pattern.lastIndexOf(','));
  const point = pattern[at] ?? '';
  const fraction = pattern.slice(at + 1);
  const isGroup =
    pattern.indexOf(point) !== at ||
    (/^#(?:#|0)0$|^###$/.test(fraction) && !/[.,]/.test(pattern.slice(0, at)));
  return at < 0 || isGroup ? [pattern, '', ''] : [pattern.slice(0, at), fraction, point];
}

/** Rounds half away from zero, on the digits themselves. */
function round(decimal: string, places: number): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const kept = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
  const up = (fraction[places] ?? '0') >= '5' ? 1n : 0n;
  const digits = String(kept + up).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function write(decimal: string, section: Section): string {
  if (!section.hasDigits) return section.before + section.after;
  const [whole = '', fraction = ''] = decimal.split('.');
  const digits = whole.replace(/^0+/, '').padStart(section.minWhole, '0');
  const grouped =
    section.group === undefined
      ? digits
      : digits.replace(/\B(?=(\d{3})+$)/g, section.group.replace('$', '$$$$'));
  const optional = fraction.slice(section.minFraction).replace(/0+$/, '');
  const shown = fraction.slice(0, section.minFraction) + optional;
  return section.before + grouped + (shown === '' ? '' : section.point + shown) + section.after;
}

function literal(text: string): string {
  return text.replaceAll("'", '');
}
