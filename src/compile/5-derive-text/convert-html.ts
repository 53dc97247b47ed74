import { compile, type DomNode, type FormatCallback, type RecursiveCallback } from 'html-to-text';
import { FacteurError } from '../../errors.ts';
import { layoutMarks } from '../../mail-html/marks.ts';
import type { Token } from '../tokens.ts';
import { deepest } from './dom.ts';
import { formatLink, trimEnd } from './links.ts';
import { formatList, formatListItem } from './lists.ts';
import { prepareBody } from './prepare-body.ts';
import { formatRaised, formatStruck } from './spans.ts';
import { formatTable } from './tables.ts';

type Builder = Parameters<FormatCallback>[2];

/** Limits on a mail; html-to-text overflows the stack at a depth of some thousands. */
const limits = {
  maxDepth: deepest,
  maxInputLength: 5_000_000,
  maxBaseElements: 1,
  maxChildNodes: 100_000,
  ellipsis: '',
};

const paragraph = { leadingLineBreaks: 2, trailingLineBreaks: 2 };
const line = { leadingLineBreaks: 1, trailingLineBreaks: 1 };
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

const selectors = [
  { selector: '*', format: 'inline' },
  ...['title', 'style', 'script'].map((selector) => ({ selector, format: 'skip' })),
  { selector: '[hidden]', format: 'skip' },
  ...headings.map((selector) => ({ selector, format: 'block', options: paragraph })),
  ...['p', 'dl', 'blockquote', 'td', 'th', 'center'].map((selector) => ({
    selector,
    format: 'block',
    options: paragraph,
  })),
  ...['div', 'tr', 'section', 'article', 'header', 'footer', 'dt', 'dd', 'caption'].map((selector) => ({
    selector,
    format: 'block',
    options: line,
  })),
  { selector: 'body', format: 'wholeBody' },
  { selector: '[role="contentinfo"]', format: 'foot' },
  ...['ul', 'ol'].map((selector) => ({ selector, format: 'anyList' })),
  { selector: 'li', format: 'listItem' },
  ...['s', 'del', 'strike'].map((selector) => ({ selector, format: 'struck' })),
  ...['sup', 'sub'].map((selector) => ({ selector, format: 'raised' })),
  { selector: 'pre', format: 'kept' },
  { selector: 'img', format: 'alternative' },
  { selector: 'br', format: 'lineBreak' },
  { selector: 'hr', format: 'rule' },
  { selector: 'a', format: 'mailLink' },
  { selector: 'table', format: 'mailTable' },
];

/** What a conversion has besides the HTML; the types of html-to-text leave it out. */
interface Metadata {
  readonly tokens: readonly Token[];
}

const formatBody: FormatCallback = (body, walk, builder) => {
  prepareBody(body, (builder as unknown as { readonly metadata: Metadata }).metadata.tokens);
  builder.openBlock(line);
  walk(body.children, builder);
  builder.closeBlock(line);
};

const convert = compile({
  wordwrap: false,
  limits,
  formatters: {
    wholeBody: formatBody,
    mailTable: formatTable,
    mailLink: formatLink,
    anyList: formatList,
    listItem: formatListItem,
    struck: formatStruck,
    raised: formatRaised,
    kept: formatPreformatted,
    rule: formatRule,
    foot: formatFoot,
    alternative: formatAlternative,
  },
  selectors,
}) as (html: string, metadata: Metadata) => string;

/**
 * Converts HTML to text as a person would write it: a link is `label: url`, a rule is dashes. Data tables and lists are
 * marked with `layoutMarks`, because the width of a column and empty items depend on the values of each mail.
 * @throws FacteurError `syntax` if html-to-text cannot read the HTML
 */
export function convertHtml(html: string, tokens: readonly Token[]): string {
  try {
    return convert(html, { tokens });
  } catch (cause) {
    const message = `The text part cannot be derived from the HTML: ${(cause as Error).message}. Write it yourself, in text.txt or the option "text".`;
    throw new FacteurError('syntax', message, { cause });
  }
}

/** An image becomes its alternative text, which is empty for decoration. */
function formatAlternative(image: DomNode, _walk: RecursiveCallback, builder: Builder): void {
  const alternative = image.attribs.alt ?? '';
  if (alternative !== '') builder.addInline(alternative, {});
}

function formatPreformatted(pre: DomNode, walk: RecursiveCallback, builder: Builder): void {
  builder.openBlock(paragraph);
  trimEnd(pre);
  const first = pre.children?.[0];
  // HTML drops a line break right after the tag.
  if (first?.type === 'text') first.data = first.data?.replace(/^\r?\n/, '') ?? '';
  keepSpaces(pre);
  builder.addInline(`${layoutMarks.spanStart},${layoutMarks.content}`, {});
  walk(pre.children, builder);
  builder.addInline(layoutMarks.spanEnd, {});
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
