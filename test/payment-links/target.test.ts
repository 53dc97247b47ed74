import { describe, expect, test } from 'vitest';
import { checkTarget } from '../../src/payment-links/target.ts';

const hosts = ['provider.example'];

describe('a target', () => {
  test.each([
    'https://provider.example/pay/1',
    'https://pay.provider.example/',
    'https://pay.provider.example/p/a?b=c&d=%20#e',
  ])('may be %s', (target) => {
    expect(checkTarget(target, hosts)).toBeUndefined();
  });

  test.each([
    'http://provider.example/',
    'javascript:alert(1)//provider.example',
    'data:text/html,x',
    'file:///etc/passwd',
    '//provider.example/',
    '/pay',
    '',
    'https:provider.example/',
    'https://evil.example/',
    'https://evil.example/provider.example',
    'https://provider.example.evil.example/',
    'https://evilprovider.example/',
    'https://provider.example@evil.example/',
    'https://user:secret@provider.example/',
    'https://user@provider.example/',
    'https://:secret@provider.example/',
    'https://provider.example:8443/',
    'https://provider.example\\@evil.example/',
    'https://provider.example/\r\nset-cookie: a=b',
    'https://provider.example/\t',
    ' https://provider.example/',
    'https://PROVIDER.example/',
    'https://provider.example/a/../b',
    'https://0x7f.1/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://prоvider.example/',
    'https://provider.example',
  ])('may not be %j', (target) => {
    expect(checkTarget(target, hosts)).toBeDefined();
  });

  test('is never allowed if a provider has no hosts', () => {
    expect(checkTarget('https://provider.example/pay', [])).toContain('none');
  });
});
