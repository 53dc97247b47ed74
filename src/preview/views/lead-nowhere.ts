/**
 * Keeps a mail that is looked at from reaching out. The frame's policy stops scripts, pictures and forms; links would open
 * in it, and a preconnect is no load to a policy. A sandbox opens no new window, so links that ask for one do nothing.
 */
export function leadNowhere(html: string): string {
  const kept = html
    .replace(/<(?:link|base)\b[^>]*>/gi, '')
    .replace(/(<(?:a|area|form)\b[^>]*?\s)target\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '$1')
    .replace(/\sping\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '');
  const base = '<base target="_blank">';
  return /<head\b[^>]*>/i.test(kept) ? kept.replace(/<head\b[^>]*>/i, (tag) => tag + base) : base + kept;
}
