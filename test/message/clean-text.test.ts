import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName } from '../../src/message/clean-file-name.ts';
import { cleanHeaderText } from '../../src/message/clean-text.ts';

describe('a header text', () => {
  it.each([
    ['Invoice\r\nBcc: evil@x.test', 'Invoice Bcc: evil@x.test'],
    ['a\u0000b\u007fc\u0085d\u2028e', 'a b c d e'],
    ['=?utf-8?Q?a=0D=0ABcc:_x?=', '= ?utf-8?Q?a=0D=0ABcc:_x?='],
    ['gpj.\u202eexe', 'gpj.exe'],
    ['pay\u200bpal \u2066x\u2069', 'paypal x'],
    ['\u05d0 \u20682026-1\u2069 \u05d1', '\u05d0 \u20682026-1\u2069 \u05d1'],
    ['a\u2068b\u2068c\u2069d\u2069', 'ab\u2068c\u2069d'],
    ['  two   spaces  ', 'two spaces'],
    ['€\u00a01.210,00', '€\u00a01.210,00'],
    ['\ud800lone', '\ufffdlone'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
  ])('%j', (text, clean) => {
    expect(cleanHeaderText(text)).toBe(clean);
  });

  it('is cut at 400 characters, never within a character', () => {
    const cut = cleanHeaderText('🍞'.repeat(1000));
    expect(cut.length).toBeLessThanOrEqual(400);
    expect(cut).toMatch(/^(🍞)+…$/u);
  });

  it('does not change when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const clean = cleanHeaderText(text);
        expect(cleanHeaderText(clean)).toBe(clean);
        expect(clean).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]|=\?/u);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean.length).toBeLessThanOrEqual(400);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a file name', () => {
  it.each([
    ['invoice.pdf', 'invoice.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\factuur é.pdf', 'factuur é.pdf'],
    ['a\r\nContent-Type: text/html\r\n\r\n.pdf', 'html.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['a"b<c>d|e?f*.pdf', 'a_b_c_d_e_f_.pdf'],
    ['con.pdf', '_con.pdf'],
    ['...', 'attachment'],
    ['', 'attachment'],
    ['.htaccess', 'htaccess'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(96)}.pdf`],
  ])('%j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
  });
});
