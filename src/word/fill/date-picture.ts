/**
 * Formats a calendar date with a Word date picture: `d MMMM yyyy`, `dd/MM/yy`, `dddd 'den' d MMMM`. The names of months
 * and days are in the locale. A date has no time, so hours and minutes are zero.
 * @param date `2026-12-02`
 * @see ECMA-376 part 1, 17.16.4.1
 */
export function formatDate(date: string, picture: string, locale: string): string {
  const time = new Date(`${date}T00:00:00Z`);
  return picture.replace(items, (item, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted;
    if (/^(?:am\/pm|[hms])/i.test(item) && !/^M/.test(item))
      return item.length > 2 ? '' : '0'.repeat(item.length);
    return writeItem(item, time, locale);
  });
}

/** `M` is the month, `m` the minute. */
const items = /'([^']*)'|[dD]{1,4}|M{1,4}|[yY]{4}|[yY]{2}|am\/pm|AM\/PM|[hH]{1,2}|m{1,2}|[sS]{1,2}/g;

function writeItem(item: string, time: Date, locale: string): string {
  const unit = item[0]!.toLowerCase();
  if (unit === 'y') return String(time.getUTCFullYear()).slice(item.length === 2 ? -2 : 0);
  const number = unit === 'd' ? time.getUTCDate() : time.getUTCMonth() + 1;
  if (item.length <= 2) return String(number).padStart(item.length, '0');
  const width = item.length === 3 ? 'short' : 'long';
  const format = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { ...options, timeZone: 'UTC' })
      .formatToParts(time)
      .find((part) => part.type === (unit === 'd' ? 'weekday' : 'month'))?.value ?? '';
  // Format it with a day, because languages that decline months have another form in a date.
  return unit === 'd' ? format({ weekday: width }) : format({ month: width, day: 'numeric' });
}
