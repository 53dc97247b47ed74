import { compile, type DomNode, type FormatCallback, type RecursiveCallback } from 'html-to-text';
import { guardAttribute, layoutMarks } from '../../mail-html/marks.ts';
import { tokenPattern } from '../tokens.ts';

type Builder = Parameters<FormatCallback>[2];

/** Limits on a mail; html-to-text overflows the stack at a depth of some thousands. */
const limits = {
  maxDepth: 200,
  maxInputLength: 5_000_000,
  maxBaseElements: 1,
  maxChildNodes: 100_000,
  ellipsis: '',
};

const paragraph = { leadingLineBreaks: 2, trailingLineBreaks: 2 };
const line = { leadingLineBreaks: 1, trailingLineBreaks: 1 };
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/**
 * Converts HTML to text as a person would write it: a link is `label: url`, a rule is dashes. Data tables and lists are
 * marked with `layoutMarks`, because the width of a column and empty items depend on the values of each mail.
 */
export const convertHtml: (html: string) => string = compile({
  wordwrap: false,
  limits,
  formatters: {
    mailTable: formatTable,
    mailLink: formatLink,
    listItem: formatListItem,
    kept: formatPreformatted,
    numberedList: formatNumberedList,
    rule: formatRule,
    foot: formatFoot,
    alternative: formatAlternative,
  },
  selectors: [
    { selector: '*', format: 'inline' },
    ...['title', 'style', 'script'].map((selector) => ({ selector, format: 'skip' })),
    { selector: '[hidden]', format: 'skip' },
    ...headings.map((selector) => ({ selector, format: 'block', options: paragraph })),
    ...['p', 'ul', 'dl', 'blockquote', 'td', 'th', 'center'].map((selector) => ({
      selector,
      format: 'block',
      options: paragraph,
    })),
    ...['div', 'tr', 'section', 'article', 'header', 'footer', 'dt', 'dd', 'body', 'caption'].map(
      (selector) => ({ selector, format: 'block', options: line }),
    ),
    { selector: '[role="contentinfo"]', format: 'foot' },
    { selector: 'li', format: 'listItem' },
    { selector: 'ol', format: 'numberedList' },
    { selector: 'pre', format: 'kept' },
    { selector: 'img', format: 'alternative' },
    { selector: 'br', format: 'lineBreak' },
    { selector: 'hr', format: 'rule' },
    { selector: 'a', format: 'mailLink' },
    { selector: 'table', format: 'mailTable' },
  ],
});

function formatTable(table: DomNode, walk: RecursiveCallback, builder: Builder): void {
  builder.openBlock(paragraph);
  if (table.attribs?.role === 'presentation' || table.attribs?.role === 'none') {
    walk(table.children, builder);
  } else {
    builder.addInline(layoutMarks.tableStart, {});
    formatRows(table.children, walk, builder);
    builder.addInline(layoutMarks.tableEnd, {});
  }
  builder.closeBlock(paragraph);
}

/** Text between rows and cells is always the tokens of blocks. */
function formatRows(nodes: DomNode[], walk: RecursiveCallback, builder: Builder): void {
  for (const node of nodes) {
    if (node.type === 'text') walk([node], builder);
    else if (node.name === 'tr' && !isHidden(node)) {
      builder.addInline(layoutMarks.row, {});
      formatCells(node.children, walk, builder);
    } else if (node.type === 'tag' && !isHidden(node)) formatRows(node.children, walk, builder);
  }
}

/** Spanning cells add no more columns to a row that has this many. */
const mostColumns = 200;

function formatCells(nodes: DomNode[], walk: RecursiveCallback, builder: Builder): void {
  const cells = nodes.filter((node) => (node.name === 'td' || node.name === 'th') && !isHidden(node));
  let columns = 0;
  const isWide = cells.length === 1 && Number(cells[0]!.attribs.colspan) > 1;
  for (const node of nodes) {
    if (node.type === 'text') walk([node], builder);
    if ((node.name !== 'td' && node.name !== 'th') || isHidden(node)) continue;
    const isRight = node.attribs.align === 'right' || /text-align:\s*right/.test(node.attribs.style ?? '');
    const mark = isWide ? layoutMarks.wideCell : isRight ? layoutMarks.rightCell : layoutMarks.leftCell;
    builder.addInline(mark, {});
    walk(node.children, builder);
    if (isWide) continue;
    // Browsers allow a span of 1000, which would make the text part huge.
    const span = Math.min(Number(node.attribs.colspan) || 1, 20, mostColumns - columns);
    for (let extra = 1; extra < span; extra++) builder.addInline(layoutMarks.leftCell, {});
    columns += Math.max(1, span);
  }
}

const leadingTokens = new RegExp(`^(?:${tokenPattern.source})+`);

function formatLink(link: DomNode, walk: RecursiveCallback, builder: Builder): void {
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
  if (href === '' || href.startsWith('#')) {
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
function trimEnd(node: DomNode): void {
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

/** An image becomes its alternative text, which is empty for decoration. */
function formatAlternative(image: DomNode, _walk: RecursiveCallback, builder: Builder): void {
  const alternative = image.attribs.alt ?? '';
  if (alternative !== '') builder.addInline(alternative, {});
}

function formatListItem(item: DomNode, walk: RecursiveCallback, builder: Builder): void {
  const marker = item.attribs[markerAttribute] ?? '-';
  builder.openBlock(line);
  builder.addInline(layoutMarks.itemStart + marker + layoutMarks.itemContent, {});
  walk(item.children, builder);
  builder.addInline(layoutMarks.itemEnd, {});
  builder.closeBlock(line);
}

const markerAttribute = 'data-facteur-marker';

/** Numbers items only if no block can change their number: otherwise the numbers are not known when the template is compiled. */
function formatNumberedList(list: DomNode, walk: RecursiveCallback, builder: Builder): void {
  const isCounted = !list.children.some((child) => child.type === 'text' && /\S/.test(child.data ?? ''));
  let number = Number(list.attribs.start) || 1;
  for (const item of isCounted ? list.children : [])
    if (item.name === 'li') item.attribs[markerAttribute] = `${number++}.`;
  builder.openBlock(paragraph);
  walk(list.children, builder);
  builder.closeBlock(paragraph);
}

function formatPreformatted(pre: DomNode, walk: RecursiveCallback, builder: Builder): void {
  builder.openBlock(paragraph);
  trimEnd(pre);
  const first = pre.children?.[0];
  // HTML drops a line break right after the tag.
  if (first?.type === 'text') first.data = first.data?.replace(/^\r?\n/, '') ?? '';
  keepSpaces(pre);
  walk(pre.children, builder);
  builder.closeBlock(paragraph);
}

function keepSpaces(node: DomNode): void {
  if (node.type === 'text')
    node.data = (node.data ?? '')
      .replace(/\r?\n/g, layoutMarks.keptBreak)
      .replaceAll('\t', '    ')
      .replaceAll(' ', layoutMarks.keptSpace);
  for (const child of node.children ?? []) keepSpaces(child);
}

function formatRule(_rule: DomNode, _walk: RecursiveCallback, builder: Builder): void {
  builder.openBlock(paragraph);
  builder.addInline('-'.repeat(40), {});
  builder.closeBlock(paragraph);
}

/** Separates the footer, which says who sent the mail and why, with a rule. */
function formatFoot(foot: DomNode, walk: RecursiveCallback, builder: Builder): void {
  formatRule(foot, walk, builder);
  builder.openBlock(paragraph);
  walk(foot.children, builder);
  builder.closeBlock(paragraph);
}

function isHidden(node: DomNode): boolean {
  return node.attribs !== undefined && 'hidden' in node.attribs;
}

function textOf(node: DomNode): string {
  if (node.type === 'text') return node.data ?? '';
  if (node.name === 'img') return node.attribs.alt ?? '';
  return (node.children ?? []).map(textOf).join('');
}
