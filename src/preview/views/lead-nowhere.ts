/**
 * Keeps a mail in the preview from reaching out. The frame's policy blocks scripts, images and forms, but links would open in
 * the frame, and a policy does not block preconnect. A sandbox opens no new window, so links with a target do nothing.
 */
export function leadNowhere(html: string): string {
  const kept = html
    .replace(/<(?:link|base)\b[^>]*>/gi, '')
    .replace(/(<(?:a|area|form)\b[^>]*?\s)target\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '$1')
    .replace(/\sping\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '');
  const base = '<base target="_blank">';
  return /<head\b[^>]*>/i.test(kept) ? kept.replace(/<head\b[^>]*>/i, (tag) => tag + base) : base + kept;
}
