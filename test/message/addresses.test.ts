import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FacteurError } from '../../src/errors.ts';
import { validateAddress, validateAddresses } from '../../src/message/addresses.ts';

describe('a valid address', () => {
  it.each([
    ['an@example.be', 'an@example.be', ''],
    ["o'neil+invoices@Mail.Example.CO.UK", "o'neil+invoices@mail.example.co.uk", ''],
    ['Kantoor Janssens <invoices@example.com>', 'invoices@example.com', 'Kantoor Janssens'],
    [
      { name: 'Janssens, "Jan" <ceo@bank.test>', address: 'a@b.test' },
      'a@b.test',
      'Janssens, "Jan" <ceo@bank.test>',
    ],
    ['an@münchen.de', 'an@xn--mnchen-3ya.de', ''],
    ['an@xn--mnchen-3ya.de', 'an@xn--mnchen-3ya.de', ''],
    ['an@例え.テスト', 'an@xn--r8jz45g.xn--zckzah', ''],
    ['an@faß.de', 'an@xn--fa-hia.de', ''],
    ['an@XN--Mnchen-3YA.de', 'an@xn--mnchen-3ya.de', ''],
  ])('%j', (input, address, name) => {
    expect(validateAddress(input, 'to')).toMatchObject({ address, name, requiresSmtpUtf8: false });
  });

  it('with a Unicode local part needs SMTPUTF8, and can be composed', () => {
    expect(validateAddress('zoe\u0308@münchen.de', 'to')).toEqual({
      name: '',
      address: 'zoë@xn--mnchen-3ya.de',
      domain: 'xn--mnchen-3ya.de',
      requiresSmtpUtf8: true,
    });
  });

  it('gets a display name without line breaks, direction marks or encoded words', () => {
    const { name } = validateAddress(
      { name: 'An\r\nBcc: x@y.test\u202e =?utf-8?Q?=0D=0A?=', address: 'a@b.test' },
      'to',
    );
    expect(name).toBe('An Bcc: x@y.test = ?utf-8?Q?=0D=0A?=');
  });
});

describe('an invalid address', () => {
  it.each([
    ['', /is empty/],
    ['b@e.com, evil@x.com', /is a list of addresses/],
    ['b@e.com;evil@x.com', /is a list of addresses/],
    ['b@e.com\r\nRCPT TO:<z@y.com>', /line break/],
    ['b@e.com\nBcc: z@y.com', /line break/],
    ['b@e.com\u0000', /control/],
    ['b@e.com\u0085', /control/],
    ['b@e.com\u2028', /line break/],
    ['b e@e.com', /space/],
    ['b\u00a0e@e.com', /space/],
    ['"b@evil.test"@e.com', /quote/],
    ['b(comment)@e.com', /bracket/],
    ['b@e.com(comment)', /bracket/],
    ['<b@e.com>, <c@e.com>', /list/],
    ['An <b@e.com> <c@e.com>', /space|bracket/],
    ['a@b@e.com', /more than one "@"/],
    ['b.e.com', /no "@"/],
    ['@e.com', /nothing before/],
    ['b@', /domain/],
    ['b@localhost', /domain/],
    ['b@127.0.0.1', /domain/],
    ['b@0x7f.1', /domain/],
    ['b@1.0x7f', /domain/],
    ['b@0x7f000001.0', /domain/],
    ['b@[127.0.0.1]', /bracket/],
    ['b@-e.com', /domain/],
    ['b@e..com', /domain/],
    ['b@e.com.', /domain/],
    ['b@e。com', /domain/],
    ['b@ﬁnance.com', /domain/],
    ['b@ｅvil.com', /domain/],
    ['b@ev%69l.com', /domain/],
    // The decoded label is not a valid name. Every version of Node must refuse it.
    ['b@xn--a.com', /domain/],
    ['b@xn--0.com', /domain/],
    ['b@xn--.com', /domain/],
    ['b@xn--a-.com', /domain/],
    ['b@xn--u-ccb.com', /domain/],
    ['b@xn--ü.com', /domain/],
    // A right-to-left name cannot start with a digit (RFC 5893).
    ['b@1ا.com', /domain/],
    ['b@xn--1-zmc.com', /domain/],
    ['b@ü-.com', /domain/],
    ['.b@e.com', /invalid part before the "@"/],
    ['b.@e.com', /invalid part before the "@"/],
    ['b..c@e.com', /invalid part before the "@"/],
    ['b\u202ec@e.com', /invalid part before the "@"/],
    ['b\u200bc@e.com', /invalid part before the "@"/],
    ['b\ud800@e.com', /invalid part before the "@"/],
    [`${'b'.repeat(65)}@e.com`, /64/],
    [`${'é'.repeat(33)}@e.com`, /64/],
    [`b@${'a'.repeat(64)}.com`, /domain/],
    [`b@${'a.'.repeat(130)}com`, /254/],
    [['b@e.com'], /one address.*a list of length 1/],
    [{ name: 'An' }, /one address/],
    [{ name: 5, address: 'b@e.com' }, /name/],
    [undefined, /one address.*nothing/],
    [null, /one address/],
  ])('is refused: %j', (input, message) => {
    expect(() => validateAddress(input, 'to')).toThrow(message);
    expect(() => validateAddress(input, 'to')).toThrow(FacteurError);
  });

  it('is never part of the error message', () => {
    expect(() => validateAddress('jan.de.secret@', 'cc[3]')).toThrow(/"cc\[3\]"/);
    expect(() => validateAddress('jan.de.secret@', 'cc[3]')).not.toThrow(/secret/);
  });

  it('in a list is reported with its index', () => {
    expect(() => validateAddresses(['a@b.test', 'nobody'], 'cc')).toThrow(/"cc\[1\]"/);
    expect(() => validateAddresses('a@b.test', 'cc')).toThrow(/list of addresses/);
  });
});

describe('any text', () => {
  it('is either refused or read as one dot-atom at one domain', () => {
    const pieces = fc.constantFrom(
      'a',
      '@',
      '.',
      ',',
      ' ',
      '<',
      '>',
      '"',
      '\r\n',
      '\u0085',
      'é',
      '\u202e',
      'com',
      '(',
      ';',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (input) => {
        let address: string;
        try {
          address = validateAddress(input, 'to').address;
        } catch (error) {
          expect(error).toBeInstanceOf(FacteurError);
          return;
        }
        expect(address).toMatch(/^[^\s@<>,;:"()[\]\\\p{Cc}]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/u);
      }),
      { numRuns: 5000 },
    );
  });
});
