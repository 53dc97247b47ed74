/** A picture in memory. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each pixel, one byte each. */
  readonly data: Uint8Array;
}

/** Reads a PNG. @throws Error if it is not a PNG */
export async function decodePng(png: Uint8Array): Promise<Pixels> {
  const { PNG } = (await import('pngjs')).default;
  return PNG.sync.read(Buffer.from(png.buffer, png.byteOffset, png.byteLength));
}
