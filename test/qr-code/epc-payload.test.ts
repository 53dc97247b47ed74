import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCreditorReference } from '../../src/fields/references/creditor-reference.ts';
import { buildOgm } from '../../src/fields/references/ogm.ts';
import { buildEpcPayload, type CreditTransfer } from '../../src/qr-code/epc-payload.ts';
import { parseEpcPayload } from '../../src/qr-code/parse-epc-payload.ts';

const transfer: CreditTransfer = {
  name: 'Kantoor Janssens bv',
  iban: 'BE68 5390 0754 7034',
  cents: 121_00,
  reference: '010806817183',
};

/** The example of the EPC069-12 guidelines. */
const ofTheGuidelines =
  'BCD\n002\n1\nSCT\nBHBLDEHHXXX\nFranz Mustermänn\nDE71110220330123456789\nEUR12.3\nGDDS\nRF18539007547034';

describe('an EPC payload', () => {
  test('has its lines in order, without empty lines at the end', () => {
    expect(buildEpcPayload(transfer)).toBe(
      'BCD\n002\n1\nSCT\n\nKantoor Janssens bv\nBE68539007547034\nEUR121.00\n\n010806817183',
    );
    const text = { name: 'A', iban: 'BE68539007547034', text: 'Invoice 1', information: 'Thank you' };
    expect(buildEpcPayload(text)).toBe('BCD\n002\n1\nSCT\n\nA\nBE68539007547034\n\n\n\nInvoice 1\nThank you');
  });

  test('from the guidelines can be read', () => {
    expect(Buffer.byteLength(ofTheGuidelines)).toBe(96);
    expect(parseEpcPayload(ofTheGuidelines)).toEqual({
      name: 'Franz Mustermänn',
      iban: 'DE71110220330123456789',
      bic: 'BHBLDEHHXXX',
      cents: 1230,
      purpose: 'GDDS',
      reference: 'RF18539007547034',
    });
    expect(parseEpcPayload(ofTheGuidelines.replaceAll('\n', '\r\n')).cents).toBe(1230);
  });

  test.each<[string, Partial<CreditTransfer>, string]>([
    ['a name of 71 characters', { name: 'é'.repeat(71) }, 'the name has 71 characters; the limit is 70'],
    ['an empty name', { name: ' ' }, 'the name is empty'],
    [
      'a name that starts another line',
      { name: 'A\nBE71096123456769' },
      'the name contains a line break or another control character',
    ],
    ['half a surrogate pair', { name: 'A\ud800' }, 'the name is not well-formed Unicode'],
    [
      'a wrong IBAN',
      { iban: 'BE69539007547034' },
      'the IBAN is wrong: its check digits do not match, so a digit is wrong',
    ],
    ['a short BIC', { bic: 'KRED' }, 'the BIC is wrong: expected 8 or 11 characters such as KREDBEBB'],
    ['no cents', { cents: 0 }, 'the amount is 0: expected whole cents from 1 to 99999999999'],
    ['a fraction of a cent', { cents: 0.5 }, 'the amount is 0.5: expected whole cents from 1 to 99999999999'],
    [
      'a billion euros',
      { cents: 1e11 },
      'the amount is 100000000000: expected whole cents from 1 to 99999999999',
    ],
    ['a purpose of 5', { purpose: 'GDDSX' }, 'the purpose has 5 characters; the limit is 4'],
    ['a reference and a text', { text: 'x' }, 'it has both a reference and a text'],
    [
      'a wrong reference',
      { reference: '010806817184' },
      'the reference is not a structured communication (its check digits are 84 instead of 83) or an ISO 11649 reference',
    ],
    [
      'information of 71',
      { information: 'x'.repeat(71) },
      'the information has 71 characters; the limit is 70',
    ],
  ])('refuses %s', (_, wrong, problem) => {
    expect(() => buildEpcPayload({ ...transfer, ...wrong })).toThrow(
      expect.objectContaining({ code: 'invalid-transfer', message: expect.stringContaining(problem) }),
    );
  });

  test('refuses a text of 141 characters, and accepts 140', () => {
    const { reference: _, ...rest } = transfer;
    expect(buildEpcPayload({ ...rest, text: 'x'.repeat(140) })).toContain('x'.repeat(140));
    expect(() => buildEpcPayload({ ...rest, text: 'x'.repeat(141) })).toThrow(
      /141 characters; the limit is 140/,
    );
  });

  test('has at most 331 bytes, not characters', () => {
    const { reference: _, ...rest } = transfer;
    const fixed = Buffer.byteLength(buildEpcPayload({ ...rest, name: 'n', text: 't' })) - 2;
    const text = 'é'.repeat(120);
    const name = 'x'.repeat(331 - fixed - 240);
    const full = { ...rest, name, text };
    expect(Buffer.byteLength(buildEpcPayload(full))).toBe(331);
    expect(() => buildEpcPayload({ ...full, text: `${text}x` })).toThrow(/332 bytes; the limit is 331/);
  });

  test.each([
    ['another service', ofTheGuidelines.replace('BCD', 'BCX'), 'the first line is not BCD'],
    ['another version', ofTheGuidelines.replace('002', '003'), 'the version is not 001 or 002'],
    [
      'version 001 without a BIC',
      ofTheGuidelines.replace('002', '001').replace('BHBLDEHHXXX', ''),
      'version 001 needs a BIC',
    ],
    [
      'another character set',
      ofTheGuidelines.replace('\n1\n', '\n2\n'),
      'the character set is not 1 (UTF-8)',
    ],
    ['another kind', ofTheGuidelines.replace('SCT', 'INST'), 'the identification code is not SCT'],
    [
      'a float',
      ofTheGuidelines.replace('EUR12.3', 'EUR12.345'),
      'the amount is "EUR12.345": expected EUR and an amount',
    ],
    ['too few lines', 'BCD\n002\n1\nSCT', 'it has 4 lines instead of 7 to 12'],
    ['too many lines', `${ofTheGuidelines}\n\n\n`, 'it has 13 lines instead of 7 to 12'],
  ])('is refused if it has %s', (_, payload, problem) => {
    expect(() => parseEpcPayload(payload)).toThrow(
      expect.objectContaining({ code: 'invalid-transfer', message: expect.stringContaining(problem) }),
    );
  });

  test('is read back as it was built, or refused when it is built', () => {
    const line = (most: number): fc.Arbitrary<string> =>
      fc.string({ minLength: 1, maxLength: most, unit: 'grapheme' });
    const anyTransfer = fc.record(
      {
        name: line(70),
        iban: fc.constantFrom('BE68539007547034', 'NL91ABNA0417164300'),
        bic: fc.constantFrom('KREDBEBB', 'ABNANL2AXXX'),
        cents: fc.integer({ min: 1, max: 99_999_999_999 }),
        remittance: fc.oneof(
          fc.nat().map((base) => ({ reference: buildOgm(base) })),
          fc.stringMatching(/^[A-Z0-9]{1,21}$/).map((body) => ({ reference: buildCreditorReference(body) })),
          line(140).map((text) => ({ text })),
        ),
        information: line(70),
      },
      { requiredKeys: ['name', 'iban'] },
    );
    fc.assert(
      fc.property(anyTransfer, ({ remittance, ...rest }) => {
        const one: CreditTransfer = { ...rest, ...remittance };
        let payload: string;
        try {
          payload = buildEpcPayload(one);
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-transfer' });
          return;
        }
        expect(parseEpcPayload(payload)).toEqual(one);
        expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(331);
      }),
      { numRuns: 500 },
    );
  });
});
