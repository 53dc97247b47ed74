/** A picture in memory. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each pixel, a byte each. */
  readonly data: Uint8Array;
}

/** Reads a PNG. @throws Error when it is none */
export async function decodePng(png: Uint8Array): Promise<Pixels> {
  const { PNG } = (await import('pngjs')).default;
  return PNG.sync.read(Buffer.from(png.buffer, png.byteOffset, png.byteLength));
}
