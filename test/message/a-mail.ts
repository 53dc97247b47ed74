import type { Mail } from '../../src/index.ts';
import type { BuildMessageOptions } from '../../src/message/read-message.ts';

/** The start of every PNG file. */
export const png: Uint8Array = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]);

/** A mail with an inline image, as a template renders it. */
export function aMail(changes: Partial<Mail> = {}): Mail {
  return {
    subject: 'Factuur 2026-0142 — € 1.210,00',
    preheader: 'Te betalen vóór 20 december',
    html: '<!doctype html><html lang="nl"><body><p>Beste An, één factuur.</p><img src="cid:qr@facteur" alt="QR"></body></html>',
    text: 'Beste An, één factuur.\n\nhttps://pay.example.be/7H3K9QWX2M4ABC\n',
    attachments: [{ filename: 'qr.png', content: png, contentType: 'image/png', cid: 'qr@facteur' }],
    warnings: [],
    ...changes,
  };
}

export const someone: BuildMessageOptions & { readonly from: object } = {
  from: { name: 'Kantoor Janssens', address: 'invoices@example.com' },
  to: { name: 'Bakkerij Peeters', address: 'an@example.be' },
  messageKey: 'invoice/2026-0142',
  now: new Date('2026-11-22T10:00:00Z'),
};
