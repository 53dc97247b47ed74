import { describe, expect, test } from 'vitest';
import { readUrl } from '../../../src/fields/kinds/url.ts';

describe('a URL', () => {
  test.each([
    'https://pay.example.be/7H3K9QWX2M4ABC',
    'https://pay.example.be',
    'https://pay.example.be:8443/a?b=c&d=%20#e',
    'HTTPS://PAY.EXAMPLE.BE/x',
    'https://xn--bcher-kva.example/x',
  ])('%s is accepted unchanged', (url) => {
    expect(readUrl(url)).toBe(url);
  });

  test.each([
    'http://pay.example.be/x',
    'javascript:alert(1)',
    'https://user:word@pay.example.be/',
    'https://user@pay.example.be/',
    'https:pay.example.be',
    'https://pay.example.be\\@evil.example/',
    'https://pay.example.be/a b',
    ' https://pay.example.be/',
    'https://pay.example.be/"onclick=',
    "https://pay.example.be/'",
    'https://pay.example.be/<b>',
    'https://pay.example.be/{x}',
    'https://pay.example.be/\u202egpj',
    'https://pay.example.be/\n',
    'https://pay.example.be/\ud800',
    'https://localhost/',
    'https://',
    '//pay.example.be/',
    `https://pay.example.be/${'x'.repeat(2000)}`,
    'data:text/html,x',
  ])('%j is refused', (url) => {
    expect(readUrl(url)).toBeUndefined();
  });
});
