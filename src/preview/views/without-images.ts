/** Shows images that are not loaded as mail programs do: a box of their size with the alternative text. */
export function withoutImages(html: string): string {
  return html.replace(imageTag, boxOf);
}

/**
 * Shows a box for each image that is not in the message. The frame fetches nothing, and a browser would draw a broken image,
 * as if the mail were broken.
 */
export function withoutWebImages(html: string): string {
  return html.replace(imageTag, (tag) => (/^\s*data:/i.test(read(tag, 'src')) ? tag : boxOf(tag)));
}

const imageTag = /<img\b(?:"[^"]*"|'[^']*'|[^'">])*>/gi;

/** In pixels. A tracking pixel or a spacer has no room for a border. */
const smallest = 16;

function boxOf(tag: string): string {
  const [width, height] = [read(tag, 'width'), read(tag, 'height')].map((size) =>
    /^\d+$/.test(size) ? Number(size) : undefined,
  );
  const own = read(tag, 'style').replaceAll('"', "'").replace(/;\s*$/, '');
  const isTiny = Math.min(width ?? smallest, height ?? smallest) < smallest;
  // Text in a line as high as a logo is centred already.
  const padding = isTiny ? [0, 0] : [height !== undefined && height < 64 ? 0 : 4, 6];
  const [down, across] = padding.map((side) => 2 * side) as [number, number];
  // An image that shrinks with its column has its width in the style, and its largest width in the attribute.
  const isFluid = /(?:^|;)\s*width\s*:\s*[\d.]+%/i.test(own);
  const style = [
    // The column around an image often has font-size 0.
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
