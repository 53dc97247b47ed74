import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Decodes the QR code in a PNG with jsQR. Also returns the number of modules per side. */
export function decodeWithJsqr(png: Uint8Array): { text: string; version: number } | undefined {
  const { data, width, height } = PNG.sync.read(Buffer.from(png));
  const found = jsQR.default(new Uint8ClampedArray(data), width, height);
  if (found === null) return undefined;
  return { text: Buffer.from(found.binaryData).toString('utf8'), version: found.version };
}

/** Decodes the QR code in a PNG with ZXing, the decoder of many Android apps. */
export async function decodeWithZxing(png: Uint8Array): Promise<string | undefined> {
  const [found] = await readBarcodes(png, { formats: ['QRCode'], tryHarder: true });
  return found === undefined ? undefined : Buffer.from(found.bytes).toString('utf8');
}

// By default, the package fetches its WebAssembly from the web.
const program = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(program)).buffer } });
