import type { DomNode, FormatCallback, RecursiveCallback } from 'html-to-text';
import { guardAttribute } from '../../mail-html/marks.ts';
import { tokenPattern } from '../tokens.ts';
import { textOf } from './dom.ts';

type Builder = Parameters<FormatCallback>[2];

const leadingTokens = new RegExp(`^(?:${tokenPattern.source})+`);

/** Writes a link as `label: url`, or as its address if that is what the label says. */
export function formatLink(link: DomNode, walk: RecursiveCallback, builder: Builder): void {
  writeLink(link, walk, builder);
  // A character right after a URL would be read as part of it.
  const { next } = link as DomNode & { readonly next?: DomNode | null };
  const after = (next?.data ?? '').replace(leadingTokens, '');
  const isGlued = next?.type === 'text' ? /^[^\s.,;:!?)\]]/.test(after) : next?.type === 'tag';
  if (isGlued && next?.name !== 'br') builder.addInline(' ', {});
}

function writeLink(link: DomNode, walk: RecursiveCallback, builder: Builder): void {
  const href = (link.attribs.href ?? '').trim();
  const label = textOf(link).trim();
  const address = href.replace(/^(?:mailto|tel):/i, '');
  if (address === '' || href.startsWith('#')) {
    walk(link.children, builder);
  } else if (label === '' || sameAddress(label, href)) {
    builder.addInline(href.startsWith('http') ? href : address, { noWordTransform: true });
  } else {
    trimEnd(link);
    walk(link.children, builder);
    const isSaid =
      address !== href && sameAddress(label.replace(/[\s./-]/g, ''), address.replace(/[\s./-]/g, ''));
    const [open = '', close = ''] = (link.attribs[guardAttribute] ?? '').split(' ');
    if (!isSaid)
      builder.addInline(`${open}${/:$/.test(label) ? '' : ':'} ${address}${close}`, {
        noWordTransform: true,
      });
  }
}

/** MJML writes the text of a button on its own line; without this, the colon would not come right after it. */
export function trimEnd(node: DomNode): void {
  const last = node.children?.at(-1);
  if (last?.type === 'text') last.data = (last.data ?? '').trimEnd();
  else if (last !== undefined) trimEnd(last);
}

function sameAddress(label: string, href: string): boolean {
  const plain = (text: string): string =>
    text
      .replace(/^(?:https?:\/\/|mailto:|tel:)/i, '')
      .replace(/\/$/, '')
      .toLowerCase();
  return plain(label) === plain(href);
}
