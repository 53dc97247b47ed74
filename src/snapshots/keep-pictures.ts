import { decodePng } from './pictures/pixels.ts';

/** A picture in the HTML of a snapshot: its bytes, and its Content-ID in the mail. */
const embedded = /(?<=data:image\/png;base64,)(?<bytes>[A-Za-z0-9+/=]+)(?=#cid=(?<cid>[^"')\s]+))/g;

/**
 * Gives the pictures in the HTML of a mail their approved bytes if they have the same pixels. A QR code that
 * another version of a library compresses differently is not a difference.
 */
export async function keepPictures(html: string, approved: string): Promise<string> {
  const known = new Map([...approved.matchAll(embedded)].map(({ groups }) => [groups!.cid!, groups!.bytes!]));
  const kept = new Map<string, string>();
  for (const { groups } of html.matchAll(embedded)) {
    const { bytes, cid } = groups as { bytes: string; cid: string };
    const before = known.get(cid);
    if (before === undefined || before === bytes || kept.has(bytes)) continue;
    if (await showTheSame(before, bytes)) kept.set(bytes, before);
  }
  return kept.size === 0 ? html : html.replace(embedded, (bytes) => kept.get(bytes) ?? bytes);
}

async function showTheSame(before: string, after: string): Promise<boolean> {
  try {
    const [old, now] = await Promise.all([before, after].map((png) => decodePng(Buffer.from(png, 'base64'))));
    return old!.width === now!.width && Buffer.compare(old!.data, now!.data) === 0;
  } catch {
    // A truncated snapshot is a difference.
    return false;
  }
}
