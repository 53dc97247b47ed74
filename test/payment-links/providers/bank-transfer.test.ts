import { describe, expect, test } from 'vitest';
import { bankTransfer } from '../../../src/payment-links/providers/bank-transfer.ts';
import { paymentLinkProviderContract, requestOf } from '../../contracts/payment-link-provider.ts';

paymentLinkProviderContract('bank-transfer', async () => ({
  provider: bankTransfer(),
  api: undefined,
  secrets: [],
}));

describe('bank transfer', () => {
  test('needs no account, because facteur serves its page at the short URL', async () => {
    expect(await bankTransfer().createLink(requestOf())).toMatchObject({
      url: 'https://pay.example.be/7H3K9QWX2M4ABC',
      mode: 'live',
    });
  });

  test.each([
    ['no IBAN', { creditor: { name: 'A' } }, 'company.iban is missing'],
    ['a wrong IBAN', { creditor: { name: 'A', iban: 'BE69539007547034' } }, 'the IBAN is wrong'],
    [
      'a text that does not fit in an EPC code',
      { remittance: { kind: 'text' as const, value: 'x'.repeat(141) } },
      '141 characters',
    ],
  ])('refuses %s', async (_, parts, problem) => {
    await expect(bankTransfer().createLink(requestOf(parts))).rejects.toMatchObject({
      code: 'invalid-transfer',
      message: expect.stringContaining(problem),
    });
  });

  test('cuts a name that is too long for an EPC code', async () => {
    const creditor = { name: 'é'.repeat(90), iban: 'BE68539007547034' };
    expect(await bankTransfer().createLink(requestOf({ creditor }))).toMatchObject({ status: 'open' });
  });
});
