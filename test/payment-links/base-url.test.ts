import { describe, expect, test } from 'vitest';
import { readBaseUrl } from '../../src/payment-links/base-url.ts';

describe('the base URL', () => {
  test.each([
    ['https://pay.example.be', 'https://pay.example.be'],
    ['https://pay.example.be/', 'https://pay.example.be'],
    ['https://example.be/pay/', 'https://example.be/pay'],
    ['https://example.be:8443', 'https://example.be:8443'],
    ['HTTPS://Pay.Example.BE', 'https://pay.example.be'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('%s is read as %s', (text, url) => {
    expect(readBaseUrl(text)).toBe(url);
  });

  test.each([
    ['http://pay.example.be', 'must be https'],
    ['http://localhost.example.be', 'must be https'],
    ['javascript:alert(1)', 'must be https'],
    ['ftp://localhost', 'must be https'],
    ['https://user:secret@example.be', 'must not have a user name'],
    ['https://example.be/?to=', 'must not have a query'],
    ['https://example.be/#', 'must not have a query or fragment'],
    ['https://example.be/a b', 'is not a URL'],
    ['https://example.be\\@evil.example', 'is not a URL'],
    ['https://example.be/%41', 'must have a path of only letters'],
    ['pay.example.be', 'is not a URL'],
    ['', 'is not a URL'],
  ])('%s is refused', (text, problem) => {
    expect(() => readBaseUrl(text)).toThrow(
      expect.objectContaining({ code: 'invalid-base-url', message: expect.stringContaining(problem) }),
    );
  });
});
