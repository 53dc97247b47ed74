import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createByteWriter } from '../../src/message/byte-writer.ts';
import { writePiece, writeQuotedPrintable } from '../../src/message/quoted-printable.ts';
import { encodePiece, encodeQuotedPrintable } from './naive-quoted-printable.ts';

/** A decoder by the rules of RFC 2045, section 6.7, that shares no code with the encoder. */
function decode(encoded: string): string {
  const bytes = encoded
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function written(text: string): string {
  const writer = createByteWriter(1);
  writeQuotedPrintable(writer, text);
  return writer.bytes.toString('latin1', 0, writer.length);
}

function piece(text: string): string {
  const writer = createByteWriter(1);
  writePiece(writer, text);
  return writer.bytes.toString('latin1', 0, writer.length);
}

const lines = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ' ',
        '\n',
        '\r\n',
        '=',
        '€ ',
        'x'.repeat(74),
        'x'.repeat(75),
        'x'.repeat(76),
        ' \n',
        '\t',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join('').toWellFormed());

describe('quoted-printable', () => {
  test('a text is decoded unchanged, from lines of at most 76 characters without a space at the end', () => {
    fc.assert(
      fc.property(lines, (text) => {
        for (const encoded of [written(text), encodeQuotedPrintable(text)]) {
          expect(decode(encoded)).toBe(text.replace(/\r?\n/g, '\r\n'));
          expect(encoded.split('\r\n').filter((line) => line.length > 76 || /[ \t]$/.test(line))).toEqual([]);
          expect(encoded).toMatch(/^[\r\n -~]*$/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('a text and a piece are encoded as by the naive encoder', () => {
    fc.assert(
      fc.property(lines, (text) => {
        expect(written(text)).toBe(encodeQuotedPrintable(text));
        expect(piece(text)).toBe(encodePiece(text));
      }),
      { numRuns: 5000 },
    );
  });

  test('a carriage return at the end is kept, whatever follows it in memory', () => {
    const writer = createByteWriter(200);
    writer.bytes.fill('\n');
    writeQuotedPrintable(writer, 'x\r');
    expect(writer.bytes.toString('latin1', 0, writer.length)).toBe('x=0D');
  });

  test('pieces joined in any order decode to their joined texts', () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 6 }), (texts) => {
        const expected = texts.map((text) => text.replace(/\r?\n/g, '\r\n')).join('');
        for (const encode of [encodePiece, piece]) {
          const encoded = texts.map((text) => encode(text)).join('');
          expect(decode(encoded)).toBe(expected);
          expect(encoded.split('\r\n').filter((line) => line.length > 76)).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
