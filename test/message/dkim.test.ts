import { generateKeyPairSync } from 'node:crypto';
import { authenticate } from 'mailauth';
import { createTransport } from 'nodemailer';
import { expect, test } from 'vitest';
import { openTemplates } from '../../src/index.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const dkim = {
  domainName: 'example.be',
  keySelector: 'facteur',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;

/** A DNS with one name. */
async function resolver(name: string, type: string): Promise<string[][]> {
  if (name === 'facteur._domainkey.example.be' && type === 'TXT') return [[record]];
  throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
}

async function signed(): Promise<Buffer> {
  const templates = await openTemplates('templates');
  const template = await templates.get('invoice', 'fr');
  const message = template.renderMessage(await templates.sample('invoice', 'plain'), {
    from: 'facturen@example.be',
    to: 'an@example.com',
    messageKey: 'invoice/2026-0142',
    now: new Date('2026-11-22T09:00:00Z'),
    attachments: [{ filename: 'facture.pdf', content: Buffer.from('%PDF-1.7\n') }],
  });
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows', dkim });
  return (await transport.sendMail(message as never)).message as Buffer;
}

async function dkimResults(raw: Buffer): Promise<string[]> {
  const { dkim: checked } = await authenticate(raw, {
    resolver: resolver as never,
    ip: '127.0.0.1',
    helo: 'localhost',
    sender: 'facturen@example.be',
  });
  return checked.results.map(({ status }) => status.result);
}

test('a rendered message has a valid DKIM signature from Nodemailer', async () => {
  expect(await dkimResults(await signed())).toEqual(['pass']);
});

test('the signature is not valid after the sender was changed', async () => {
  const raw = (await signed())
    .toString('latin1')
    .replace('From: facturen@example.be', 'From: elsewhere@example.be');
  expect(await dkimResults(Buffer.from(raw, 'latin1'))).not.toContain('pass');
});
