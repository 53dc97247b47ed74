/**
 * HTML without differences that no reader sees: white space between tags, CSS rules for classes that no element has (MJML
 * writes rules for every component in the source), and the boundary between two adjacent Outlook comments. A link without
 * an address becomes its words.
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
