/** Rewrites the CSS in `<style>` elements and `style` attributes of a mail, and no text. */
export function inStyles(html: string, rewrite: (css: string) => string): string {
  return html
    .replace(styleElement, (_, open: string, css: string, close: string) => open + rewrite(css) + close)
    .replace(
      /(<[a-z][^<>]*?\sstyle\s*=\s*)("[^"]*"|'[^']*')/gi,
      (_, before: string, value: string) => before + rewrite(value),
    );
}

/** Rewrites the conditions of `media` attributes. */
export function inMedia(html: string, rewrite: (css: string) => string): string {
  return html.replace(
    /(<[a-z][^<>]*?\smedia\s*=\s*)("[^"]*"|'[^']*')/gi,
    (_, before: string, value: string) => before + rewrite(value),
  );
}

export const styleElement: RegExp = /(<style\b[^>]*>)([\s\S]*?)(<\/style\s*>)/gi;
