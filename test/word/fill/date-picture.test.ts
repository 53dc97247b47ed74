import { expect, test } from 'vitest';
import { formatDate } from '../../../src/word/fill/date-picture.ts';

test.each([
  ['d MMMM yyyy', 'nl-BE', '2 december 2026'],
  ['dd/MM/yy', 'nl-BE', '02/12/26'],
  ['dddd d MMM', 'nl-BE', 'woensdag 2 dec'],
  ["d 'de' MMMM 'à' yyyy", 'fr-BE', '2 de décembre à 2026'],
  ['d. MMMM yyyy', 'de-BE', '2. Dezember 2026'],
  ['DD.M.YYYY', 'de-BE', '02.12.2026'],
  ['yyyy-MM-dd HH:mm', 'en', '2026-12-02 00:00'],
])('the picture %s in %s gives %s', (picture, locale, expected) => {
  expect(formatDate('2026-12-02', picture, locale)).toBe(expected);
});
