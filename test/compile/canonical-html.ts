/**
 * HTML without what makes no difference to any reader of it: white space between tags, CSS rules for classes that no
 * element has (MJML writes those of the components that it met), and the seam between two Outlook comments in a row.
 * A link without an address is its words.
 */
export function canonicalHtml(html: string): string {
  const merged = html
    .replace(/<!\[endif\]-->\s*<!--\[if mso \| IE\]>/g, '')
    .replace(/<a\s(?:[^>]*\s)?href(?:="(?:mailto:|tel:)?")?(?=[\s>])[^>]*>([\s\S]*?)<\/a>/g, '$1');
  const classes = new Set(
    [...merged.matchAll(/\sclass="([^"]*)"/g)].flatMap((match) => match[1]!.split(/\s+/)),
  );
  return merged
    .replace(/(<style[^>]*>)([\s\S]*?)(<\/style>)/g, (_match, open: string, css: string, close: string) => {
      const rules = css.replace(/([^{}]*)\{([^{}]*)\}/g, (rule, selectors: string) => {
        const names = [...selectors.matchAll(/\.([\w-]+)/g)].map((match) => match[1]!);
        return names.some((name) => !classes.has(name)) ? '' : rule;
      });
      return open + rules.replace(/@media[^{}]*\{\s*\}/g, '').replace(/\s+/g, ' ') + close;
    })
    .replace(/<style[^>]*>\s*<\/style>/g, '')
    .replace(/>\s+/g, '>')
    .replace(/\s+</g, '<')
    .replace(/\s*\n\s*/g, ' ');
}
