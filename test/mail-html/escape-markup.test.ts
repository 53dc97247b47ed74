import { expect, test } from 'vitest';
import { escapeMarkup } from '../../src/mail-html/escape-markup.ts';

test('markup characters are escaped for text and for attributes with either quote', () => {
  expect(escapeMarkup(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
  expect(escapeMarkup('Bakkerij Peeters')).toBe('Bakkerij Peeters');
});
