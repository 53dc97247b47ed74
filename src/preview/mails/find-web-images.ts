/** The images that a mail has from the web: in `src`, as a background, in its style. Those inside the message are not among them. */
export function findWebImages(html: string): readonly string[] {
  const found = [...html.matchAll(places)].flatMap(([, ...groups]) => groups.filter(Boolean));
  return [...new Set(found.map((url) => url.replaceAll('&amp;', '&')))];
}

/** What `@import` and `@font-face` name is no image. */
const places =
  /(?:<(?:img|v:fill|v:image)\b[^>]*?\ssrc|\sbackground)\s*=\s*["']?((?:https?:)?\/\/[^"'\s>]+)|(?<!@import\s*|\bsrc\s*:[^;}]*)url\(\s*(?:["']|&quot;|&#39;)?((?:https?:)?\/\/(?:(?!&quot;|&#39;)[^"')\s])+)/gi;
