import { describe, expect, test } from 'vitest';
import { FacteurError } from '../../src/errors.ts';
import { convertToPdf } from '../../src/word/index.ts';

describe('without LibreOffice', () => {
  test('the error says what to install', async () => {
    const refused = convertToPdf(new Uint8Array(1), { libreOffice: '/nowhere/soffice' });
    await expect(refused).rejects.toThrow(FacteurError);
    await expect(refused).rejects.toMatchObject({ code: 'pdf-not-available', message: /libreoffice-writer/ });
  });

  test('a program that makes no PDF causes an error', async () => {
    await expect(convertToPdf(new Uint8Array(1), { libreOffice: 'true' })).rejects.toMatchObject({
      code: 'pdf-failed',
      message: /it wrote no file/,
    });
    await expect(convertToPdf(new Uint8Array(1), { libreOffice: 'false' })).rejects.toMatchObject({
      code: 'pdf-failed',
    });
  });
});
