import { execFileSync } from 'node:child_process';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';

/** Decodes the QR code in a PNG with jsQR, and says of how many modules it was. */
export function decodeWithJsqr(png: Uint8Array): { text: string; version: number } | undefined {
  const { data, width, height } = PNG.sync.read(Buffer.from(png));
  const found = jsQR.default(new Uint8ClampedArray(data), width, height);
  if (found === null) return undefined;
  return { text: Buffer.from(found.binaryData).toString('utf8'), version: found.version };
}

/** Decodes QR codes in PNGs with ZBar, the decoder of many Linux apps. */
export function decodeWithZbar(png: Uint8Array): string {
  try {
    return execFileSync(
      'zbarimg',
      ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', '-Sqrcode.binary', '-'],
      {
        input: png,
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    ).replace(/\n$/, '');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new Error('zbarimg is missing: install the Debian package zbar-tools.', { cause });
  }
}
