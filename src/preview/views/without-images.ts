/** Images that are not loaded: a box of their size with their alternative text in it, as mail programs draw it. */
export function withoutImages(html: string): string {
  return html.replace(/<img\b(?:"[^"]*"|'[^']*'|[^'">])*>/gi, (tag) => {
    const read = (name: string): string =>
      new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
        .exec(tag)
        ?.slice(1)
        .find(Boolean) ?? '';
    const [width, height] = [read('width'), read('height')].map((size) =>
      /^\d+$/.test(size) ? `${size}px` : 'auto',
    );
    const own = read('style').replaceAll('"', "'");
    // The column around an image often has a font of size zero.
    const box = `vertical-align:middle;font:13px/1.4 sans-serif;${own};box-sizing:border-box;overflow:hidden;border:1px solid #9a9a9a;padding:2px 4px;width:${width};height:${height}`;
    return `<span style="display:inline-block;${box}">${read('alt')}</span>`;
  });
}
