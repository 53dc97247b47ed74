/** Images that are not loaded: a box of their size with their alternative text in it, as mail programs draw it. */
export function withoutImages(html: string): string {
  return html.replace(imageTag, boxOf);
}

/**
 * A box for each image that the message does not carry itself. The frame fetches nothing, and a browser would draw a broken
 * image, as if the mail were.
 */
export function withoutWebImages(html: string): string {
  return html.replace(imageTag, (tag) => (/^\s*data:/i.test(read(tag, 'src')) ? tag : boxOf(tag)));
}

const imageTag = /<img\b(?:"[^"]*"|'[^']*'|[^'">])*>/gi;

/** In pixels. A pixel that counts readers, or a spacer, has no room for a border. */
const smallest = 16;

function boxOf(tag: string): string {
  const [width, height] = [read(tag, 'width'), read(tag, 'height')].map((size) =>
    /^\d+$/.test(size) ? Number(size) : undefined,
  );
  const own = read(tag, 'style').replaceAll('"', "'").replace(/;\s*$/, '');
  const isTiny = Math.min(width ?? smallest, height ?? smallest) < smallest;
  // Words in a line as high as a logo stand in its middle already.
  const padding = isTiny ? [0, 0] : [height !== undefined && height < 64 ? 0 : 4, 6];
  const [down, across] = padding.map((side) => 2 * side) as [number, number];
  // An image that shrinks with its column has a width in the style, and the largest one as its attribute.
  const isFluid = /(?:^|;)\s*width\s*:\s*[\d.]+%/i.test(own);
  const style = [
    // The column around an image often has a font of size zero.
    'display:inline-block;overflow:hidden;vertical-align:middle;font:13px/1.4 sans-serif',
    ...(own === '' ? [] : [own]),
    // An outline takes no room.
    ...(isTiny ? [] : ['outline:1px solid #9a9a9a;outline-offset:-1px']),
    `padding:${padding.map((side) => `${side}px`).join(' ')}`,
    isFluid
      ? `box-sizing:border-box;max-width:${pixels(width, 0, '100%')}`
      : `width:${pixels(width, across, 'auto')}`,
    `height:${pixels(height, isFluid ? 0 : down, 'auto')}`,
  ];
  const name = read(tag, 'class').replaceAll('"', '');
  const alt = read(tag, 'alt').replaceAll('<', '&lt;');
  return `<span${name === '' ? '' : ` class="${name}"`} style="${style.join(';')}">${alt}</span>`;
}

function read(tag: string, name: string): string {
  const attribute = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return attribute?.slice(1).find(Boolean) ?? '';
}

function pixels(size: number | undefined, less: number, otherwise: string): string {
  return size === undefined ? otherwise : `${size - less}px`;
}
