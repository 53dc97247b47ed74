/** The images of a mail that are on the web: in `src`, as a background or in a style. Images in the message are not included. */
export function findWebImages(html: string): readonly string[] {
  const found = [...html.matchAll(places)].flatMap(([, ...groups]) => groups.filter(Boolean));
  return [...new Set(found.map((url) => url.replaceAll('&amp;', '&')))];
}

/** `@import` and `@font-face` do not load images. */
const places =
  /(?:<(?:img|v:fill|v:image)\b[^>]*?\ssrc|\sbackground)\s*=\s*["']?((?:https?:)?\/\/[^"'\s>]+)|(?<!@import\s*|\bsrc\s*:[^;}]*)url\(\s*(?:["']|&quot;|&#39;)?((?:https?:)?\/\/(?:(?!&quot;|&#39;)[^"')\s])+)/gi;
