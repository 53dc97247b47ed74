import { quote } from './compare-words.ts';
import type { HtmlElement } from './html-tree.ts';

/** Names an element in messages: `the button “Pay €1,210.00”`, `the image “Pay by phone”`, `the <div class="box"> “Or pay …”`. */
export function nameElement(element: HtmlElement, textBefore: string): string {
  const { tag, attributes, text } = element;
  if (tag === '#document' || tag === 'html') return 'the page';
  if (tag === 'head' || tag === 'body' || tag === 'title') return `the ${tag}`;
  if (tag === 'outlook') return `the part for Outlook (${attributes.get('if')})${after(textBefore)}`;
  if (tag === 'comment') return `the comment ${quote(element.source, 40)}`;
  if (tag === 'style') return 'the style';
  if (tag === 'meta')
    return `the <meta name="${attributes.get('name') ?? attributes.get('http-equiv') ?? ''}">`;
  const kind = kindOf(element);
  const own = tag === 'img' ? (attributes.get('alt') ?? '') : text;
  return own === '' ? `the ${kind}${after(textBefore)}` : `the ${kind} ${quote(own, 40)}`;
}

function after(text: string): string {
  return text === '' ? '' : ` after ${quote(text, 40)}`;
}

function kindOf({ tag, attributes }: HtmlElement): string {
  if (tag === 'a') return /(?:^|;)\s*background/i.test(attributes.get('style') ?? '') ? 'button' : 'link';
  const word = words[tag];
  if (word !== undefined) return word;
  const name = attributes.get('class');
  return name === undefined ? `<${tag}>` : `<${tag} class="${name}">`;
}

const words: Readonly<Record<string, string>> = {
  img: 'image',
  td: 'cell',
  th: 'heading cell',
  tr: 'row',
  table: 'table',
  p: 'paragraph',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  ul: 'list',
  ol: 'list',
  li: 'list item',
};
