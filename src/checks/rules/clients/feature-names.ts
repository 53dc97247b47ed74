import type { Feature } from './support-data.ts';

/** The names that `findUses` gives a feature. Empty for a feature that is not visible in the code of a mail. */
export function namesOfFeature({ slug, title, category }: Feature): readonly string[] {
  if (category === 'image') return slug === 'image-base64' ? ['image base64'] : imageNames(slug);
  if (category === 'html') return htmlNames(slug, title);
  return category === 'css' ? cssNames(slug, title.trim()) : [];
}

function imageNames(slug: string): string[] {
  const format = slug.replace('image-', '');
  return format === 'jpg' ? ['image jpg', 'image jpeg'] : [`image ${format}`];
}

const htmlBySlug: Readonly<Record<string, string>> = {
  'html-address': 'element address',
  'html-anchor-links': 'link anchor',
  'html-mailto-links': 'link mailto',
  'html-image-maps': 'element map',
  'html-svg': 'element svg',
  'html-h1-h6': 'element h1|element h2|element h3|element h4|element h5|element h6',
  'html-lists': 'element ul|element ol|element dl',
  'html-srcset': 'attribute srcset|attribute sizes',
  'html-semantics':
    'element article|element aside|element details|element figcaption|element figure|element footer|element header|element main|element mark|element nav|element section|element summary|element time',
};

function htmlNames(slug: string, title: string): string[] {
  const known = htmlBySlug[slug];
  if (known !== undefined) return known.split('|');
  const [, element, type] = /^<(\w+)(?: type="(\w+)")?>/.exec(title) ?? [];
  if (element !== undefined) return [`element ${element}${type === undefined ? '' : ` ${type}`}`];
  const attribute = /^([\w-]+) attribute$/.exec(title)?.[1];
  return attribute === undefined ? [] : [`attribute ${attribute}`];
}

const selectorSlug = /^css-selector-(child|adjacent-sibling|general-sibling|attribute|chaining)$/;

function cssNames(slug: string, title: string): string[] {
  if (slug.startsWith('css-pseudo-'))
    return [`selector ${/:.*/.exec(title)?.[0] ?? `:${title}`}`.replace('()', '')];
  const selector = selectorSlug.exec(slug)?.[1];
  if (selector !== undefined) return [`selector ${selector}`];
  if (title.startsWith('@')) return title.split(',').map((name) => name.trim());
  if (slug === 'css-variables') return ['function var'];
  const functions = [...title.matchAll(/([a-z-]+)\(\)/g)].map(([, name]) => `function ${name}`);
  if (functions.length > 0) return functions;
  const unit = /^(\S+) unit$/.exec(title)?.[1];
  if (unit !== undefined) return [unit === 'initial' ? 'keyword initial' : `unit ${unit}`];
  if (slug === 'css-important') return ['keyword !important'];
  const [, property, value] = /^([a-z-]+):\s*([a-z-]+)$/.exec(title) ?? [];
  if (property !== undefined) return [`value ${property}:${value}`];
  const properties = title.replace(/ (?:CSS )?(?:property|properties|shorthand)$/, '').split(/\s*[,&]\s*/);
  return properties.every((name) => /^[a-z-]+$/.test(name))
    ? properties.map((name) => `property ${name}`)
    : [];
}
