import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { exampleInvoice } from './example-invoice.ts';
import { runFacteur } from './run-facteur.ts';
import { temporaryFolder } from './temporary-folder.ts';

const withInvoice = (changes: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(exampleInvoice(changes));

describe('facteur render with bad data', () => {
  test.each([
    { what: 'nothing', input: '', says: 'standard input is empty' },
    {
      what: 'a missing colon',
      input: '{"a": 1,\n "b" 2}',
      says: 'a colon is expected.\n  at standard input:2:6\n',
    },
    { what: 'a comment', input: '// x\n{}', says: 'JSON has no comments' },
    { what: 'lists nested 200,000 deep', input: '['.repeat(200_000), says: 'nested too deep' },
    { what: 'a list', input: '[]', says: 'data: received a list of length 0, expected an object' },
    { what: 'null', input: 'null', says: 'data: received null, expected an object' },
    { what: 'no invoice', input: '{}', says: 'invoice.number: received nothing' },
    {
      what: 'a negative amount',
      input: withInvoice({ total: '-5.00' }),
      says: 'invoice.total: received "-5.00"',
    },
    {
      what: 'an absurd amount',
      input: withInvoice({ total: '1e30' }),
      says: 'invoice.total: received "1e30"',
    },
    { what: 'a float', input: withInvoice({ total: 12.34 }), says: 'invoice.total: received 12.34' },
    {
      what: 'an unknown currency',
      input: withInvoice({ currency: 'XXZ' }),
      says: 'invoice.currency: received "XXZ"',
    },
    {
      what: 'a day that does not exist',
      input: withInvoice({ dueDate: '2026-02-30' }),
      says: 'invoice.dueDate: received "2026-02-30"',
    },
    {
      what: 'a javascript: URL',
      input: withInvoice({ paymentUrl: 'javascript:alert(1)' }),
      says: 'invoice.paymentUrl: received a URL that starts with "javascript:", expected an https URL',
    },
    {
      what: 'a name of a megabyte',
      input: withInvoice({ number: 'x'.repeat(1_000_000) }),
      says: 'invoice.number: received a string of 1000000 characters',
    },
    {
      what: 'half of a surrogate pair',
      input: withInvoice({ number: 'a\ud800' }),
      says: 'well-formed Unicode',
    },
    {
      what: 'control characters',
      input: withInvoice({ number: 'a\u0007\u001b[2J' }),
      says: 'without control',
    },
    {
      what: 'a string instead of an object',
      input: JSON.stringify({ ...exampleInvoice(), invoice: 'x' }),
      says: 'invoice: received',
    },
  ])('refuses $what, names the place, and writes nothing', async ({ input, says }) => {
    const folder = await temporaryFolder();
    const args = ['render', 'invoice', '--data', '-', '--out', 'out', '--now', '2026-11-22T09:00:00Z'];
    const { exitCode, stdout, stderr } = await runFacteur(args, { cwd: folder, input });
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/\n\s+at .*\.js:|Unexpected/);
    expect(stderr).not.toContain('\u001b');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('names every wrong value at once', async () => {
    const { stderr } = await runFacteur(['render', 'invoice', '--data', '-'], {
      input: withInvoice({ total: true, dueDate: 3, number: [] }),
    });
    expect(stderr).toContain('invoice.total: received true');
    expect(stderr).toContain('invoice.dueDate: received 3');
    expect(stderr).toContain('invoice.number: received a list of length 0');
  });

  test('reads no more than 20 MB', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'large.json'), ' '.repeat(20_000_001));
    const { exitCode, stderr } = await runFacteur(['render', 'invoice', '--data', 'large.json'], {
      cwd: folder,
    });
    expect(stderr).toBe(
      'Error: large.json has more than 20000000 bytes. One run takes the data of one invoice.\n',
    );
    expect(exitCode).toBe(1);
  });
});
