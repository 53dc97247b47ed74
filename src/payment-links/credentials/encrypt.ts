import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

/** An encrypted text. All parts are base64. */
export interface Encrypted {
  readonly salt: string;
  readonly nonce: string;
  readonly tag: string;
  readonly text: string;
}

/**
 * Encrypts a text with AES-256-GCM and a key from scrypt.
 * @param purpose must be the same when the text is decrypted, so that texts cannot be exchanged
 */
export function encrypt(text: string, key: string, purpose: string): Encrypted {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', derive(key, salt), nonce).setAAD(Buffer.from(purpose));
  const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return {
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    text: encrypted.toString('base64'),
  };
}

/** @throws Error if the key or the purpose is wrong, or the text was changed */
export function decrypt({ salt, nonce, tag, text }: Encrypted, key: string, purpose: string): string {
  const bytes = (part: string): Buffer => Buffer.from(part, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', derive(key, bytes(salt)), bytes(nonce), {
    authTagLength: 16,
  });
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes(tag));
  return Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8');
}

function derive(key: string, salt: Buffer): Buffer {
  return scryptSync(key, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });
}
