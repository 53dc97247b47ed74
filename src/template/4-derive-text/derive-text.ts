import { compile, type DomNode, type FormatCallback, type RecursiveCallback } from 'html-to-text';
import { selectFace } from '../2-mark-fields/faces.ts';
import type { Token } from '../2-mark-fields/tokens.ts';
import { layoutMarks } from './layout-marks.ts';

type Builder = Parameters<FormatCallback>[2];

/** The depth of elements that a mail may have; html-to-text overflows the stack at some thousands. */
const limits = {
  maxDepth: 200,
  maxInputLength: 5_000_000,
  maxBaseElements: 1,
  maxChildNodes: 100_000,
  ellipsis: '',
};

/**
 * Phase 4: derives the text part from the HTML, fields still being tokens. Headings keep their case, hidden elements are
 * left out, a link is `label: url`, and data tables are marked up for columns.
 */
export function deriveText(html: string, tokens: readonly Token[]): string {
  return convert(selectFace(html, tokens, 'text')).replace(/[\u200b-\u200d\u2060\ufeff]/g, '');
}

const paragraph = { leadingLineBreaks: 2, trailingLineBreaks: 2 };
const line = { leadingLineBreaks: 1, trailingLineBreaks: 1 };
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

const convert = compile({
  wordwrap: false,
  limits,
  formatters: { mailTable: formatTable, mailLink: formatLink, listItem: formatListItem, rule: formatRule },
  selectors: [
    { selector: '*', format: 'inline' },
    ...['title', 'style', 'script', 'img'].map((selector) => ({ selector, format: 'skip' })),
    ...['display:none', 'display: none', 'mso-hide:all'].map((style) => ({
      selector: `[style*="${style}"]`,
      format: 'skip',
    })),
    { selector: '[hidden]', format: 'skip' },
    ...headings.map((selector) => ({ selector, format: 'block', options: paragraph })),
    ...['p', 'ul', 'ol', 'dl', 'blockquote', 'pre', 'td', 'th', 'center'].map((selector) => ({
      selector,
      format: 'block',
      options: paragraph,
    })),
    ...['div', 'tr', 'section', 'article', 'header', 'footer', 'dt', 'dd', 'body', 'caption'].map(
      (selector) => ({ selector, format: 'block', options: line }),
    ),
    { selector: 'li', format: 'listItem' },
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

/** Text between rows and cells can only be the tokens of blocks. */
function formatRows(nodes: DomNode[], walk: RecursiveCallback, builder: Builder): void {
  for (const node of nodes) {
    if (node.type === 'text') walk([node], builder);
    else if (node.name === 'tr' && !isHidden(node)) {
      builder.addInline(layoutMarks.row, {});
      formatCells(node.children, walk, builder);
    } else if (node.type === 'tag' && !isHidden(node)) formatRows(node.children, walk, builder);
  }
}

function formatCells(nodes: DomNode[], walk: RecursiveCallback, builder: Builder): void {
  for (const node of nodes) {
    if (node.type === 'text') walk([node], builder);
    if ((node.name !== 'td' && node.name !== 'th') || isHidden(node)) continue;
    const isRight = node.attribs.align === 'right' || /text-align:\s*right/.test(node.attribs.style ?? '');
    builder.addInline(isRight ? layoutMarks.rightCell : layoutMarks.leftCell, {});
    walk(node.children, builder);
    // Browsers allow a span of 1000; a table in a mail has a handful of columns.
    const span = Math.min(Number(node.attribs.colspan) || 1, 20);
    for (let extra = 1; extra < span; extra++) builder.addInline(layoutMarks.leftCell, {});
  }
}

function formatLink(link: DomNode, walk: RecursiveCallback, builder: Builder): void {
  const href = (link.attribs.href ?? '').trim();
  const label = textOf(link).trim();
  const address = href.replace(/^(?:mailto|tel):/i, '');
  if (href === '' || href.startsWith('#')) {
    walk(link.children, builder);
  } else if (label === '' || sameAddress(label, href)) {
    builder.addInline(href.startsWith('http') ? href : address, { noWordTransform: true });
  } else {
    walk(link.children, builder);
    const isSaid =
      address !== href && sameAddress(label.replace(/[\s./-]/g, ''), address.replace(/[\s./-]/g, ''));
    if (!isSaid)
      builder.addInline(`${/:$/.test(label) ? '' : ':'} ${address === href ? href : address}`, {
        noWordTransform: true,
      });
  }
}

function sameAddress(label: string, href: string): boolean {
  const plain = (text: string): string =>
    text
      .replace(/^(?:https?:\/\/|mailto:|tel:)/i, '')
      .replace(/\/$/, '')
      .toLowerCase();
  return plain(label) === plain(href);
}

function formatListItem(item: DomNode, walk: RecursiveCallback, builder: Builder): void {
  builder.openBlock(line);
  builder.addInline('- ', {});
  walk(item.children, builder);
  builder.closeBlock(line);
}

function formatRule(_rule: DomNode, _walk: RecursiveCallback, builder: Builder): void {
  builder.openBlock(paragraph);
  builder.addInline('-'.repeat(40), {});
  builder.closeBlock(paragraph);
}

function isHidden(node: DomNode): boolean {
  return (
    node.attribs !== undefined &&
    (/display:\s*none/.test(node.attribs.style ?? '') || 'hidden' in node.attribs)
  );
}

function textOf(node: DomNode): string {
  if (node.type === 'text') return node.data ?? '';
  return (node.children ?? []).map(textOf).join('');
}
