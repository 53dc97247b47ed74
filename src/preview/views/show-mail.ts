import type { FrameOptions } from '../preview-api.ts';

/** A mail as one kind of client shows it, for a sandboxed frame. */
export async function showMail(html: string, _options: Required<FrameOptions>): Promise<string> {
  return html;
}
