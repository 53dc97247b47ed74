import { inMedia, inStyles } from './style-text.ts';

/**
 * Makes a mail respond to a colour scheme whatever the reader's browser prefers. A frame cannot be given another scheme, so
 * the conditions are resolved here.
 */
export function answerScheme(html: string, scheme: 'light' | 'dark'): string {
  const decide = (css: string): string =>
    css
      .replace(/\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi, (_, asked: string) =>
        asked.toLowerCase() === scheme ? '(min-width: 0)' : '(max-width: 0)',
      )
      // The browser's default colours and light-dark() follow the color-scheme of the mail.
      .replace(
        /(?<![\w-])color-scheme\s*:\s*([^;}"']+)/gi,
        (_, declared: string) => `color-scheme: ${chosen(declared, scheme)}`,
      );
  const withMeta = html.replace(/<meta\b[^>]*\bname\s*=\s*["']?color-scheme["']?[^>]*>/gi, (tag) =>
    tag.replace(
      /\bcontent\s*=\s*(["'])([^"']*)\1/i,
      (_, quote: string, declared: string) => `content=${quote}${chosen(declared, scheme)}${quote}`,
    ),
  );
  return inMedia(inStyles(withMeta, decide), decide);
}

function chosen(declared: string, scheme: 'light' | 'dark'): string {
  return declared.toLowerCase().split(/\s+/).includes(scheme) ? `only ${scheme}` : 'only light';
}
