import type { Block, CssNode } from 'css-tree';
import type { Warning } from '../../errors.ts';
import { decodeAttribute } from '../../mail-html/decode-entities.ts';
import { escapeMarkup } from '../../mail-html/escape-markup.ts';
import { type Attribute, scanMarkup } from '../../mail-html/scan-markup.ts';
import { type Edit, editSource, type Source, warningAt } from '../1-read/source.ts';
import type { Juice } from './juice.ts';

/** Nearly all styles: declarations without quotes, comments or entities, each with a value. */
const plainStyle = /^(?:\s*[\w*-]+\s*:\s*(?:[\w#%.,\s!/+-]|\([\w#%.,\s/+-]*\))+(?:;|$))+\s*$/;

/**
 * Brings CSS that juice cannot read into a form that it can, as browsers read it: entities in a `style` are decoded, and
 * declarations without a value, or that no browser understands, are left out with a warning. Other CSS is not touched.
 */
export async function makeCssReadable(source: Source, juice: Juice, warnings: Warning[]): Promise<Source> {
  const edits: Edit[] = [];
  const known = new Map<string, Readable>();
  let element = '';
  for (const item of scanMarkup(source.text)) {
    if (item.type === 'raw-text' && (element === 'style' || element === 'mj-style'))
      edits.push(...(await sheetEdits(source, item, juice, warnings)));
    if (item.type !== 'open') continue;
    element = item.name;
    for (const attribute of item.attributes) {
      const { name, value, valueStart, quote } = attribute;
      if (name.endsWith('font-family') && item.name.startsWith('mj-'))
        edits.push(...withSingleQuotes(attribute));
      if (name !== 'style' || plainStyle.test(value)) continue;
      const readable = known.get(value) ?? (await readStyle(value, juice));
      known.set(value, readable);
      if (readable.text === value) continue;
      const outside = quote === 'none' ? 0 : 1;
      const end = valueStart + value.length + outside;
      edits.push({ start: valueStart - outside, end, insert: `"${readable.text}"` });
      for (const ignored of readable.ignored) warnings.push(warningOf(source, valueStart, ignored));
    }
  }
  return editSource(source, edits);
}

interface Readable {
  readonly text: string;
  /** What browsers ignore, as it was written. */
  readonly ignored: readonly string[];
}

/** The value of a `style` attribute with the declarations that browsers read. */
async function readStyle(written: string, juice: Juice): Promise<Readable> {
  if (written.trim() === '') return { text: '', ignored: [] };
  const isRead = (declarations: string): boolean =>
    (juice.countDeclarations(`* { ${declarations} }`) ?? 0) > 0;
  if (isRead(written) && !/&[#\w]+;(?![^()]*\))/.test(written)) return { text: written, ignored: [] };
  const style = decodeAttribute(written);
  const { parse } = await import('css-tree');
  const list = parse(style, { ...lenient, context: 'declarationList' }) as { children: Iterable<CssNode> };
  const kept: string[] = [];
  const ignored: string[] = [];
  for (const node of list.children) {
    const text = textOf(node, style);
    if (isDeclaration(node, style) && isRead(text)) kept.push(inAttribute(text));
    else ignored.push(text);
  }
  return { text: kept.join('; '), ignored };
}

const lenient = {
  positions: true,
  parseValue: false,
  parseCustomProperty: false,
  parseRulePrelude: false,
  parseAtrulePrelude: false,
} as const;

function textOf({ loc }: CssNode, css: string): string {
  return css.slice(loc!.start.offset, loc!.end.offset).trim();
}

/** Whether a declaration has a name and a value. A brace outside of quotes ends it for browsers. */
function isDeclaration(node: CssNode, css: string): boolean {
  if (node.type !== 'Declaration') return false;
  const text = textOf(node, css);
  const value = text.slice(text.indexOf(':') + 1).trim();
  return value !== '' && !/[{}]/.test(value.replace(/"[^"]*"|'[^']*'/g, ''));
}

/** As juice writes values: with single quotes, so that the attribute can have double ones. */
function inAttribute(declaration: string): string {
  const quoted = declaration.replace(
    /"((?:[^"\\]|\\[\s\S])*)"/g,
    (_string, content: string) => `'${content.replaceAll("'", '\\27 ')}'`,
  );
  // Of the five characters only these can be left: juice would end a declaration at the semicolon of an entity.
  return quoted.replace(/[<>"]|&(?=[#\w]+;)/g, (character) =>
    character === '&' ? '\\26 ' : character === '"' ? "'" : escapeMarkup(character),
  );
}

/** MJML writes `font-family` into a `style` with double quotes. */
function withSingleQuotes({ value, valueStart, quote }: Attribute): Edit[] {
  const text = value.replace(/"|&quot;|&#0*34;|&#x0*22;/gi, "'");
  const outside = quote === 'none' ? 0 : 1;
  const range = { start: valueStart - outside, end: valueStart + value.length + outside };
  return text === value ? [] : [{ ...range, insert: `"${text}"` }];
}

/** The parts of a style sheet that juice cannot read, and that browsers ignore. */
async function sheetEdits(
  source: Source,
  { start, end }: { readonly start: number; readonly end: number },
  juice: Juice,
  warnings: Warning[],
): Promise<Edit[]> {
  const css = source.text.slice(start, end);
  if (juice.countDeclarations(css) !== undefined) return [];
  const { parse } = await import('css-tree');
  const edits: Edit[] = [];
  const drop = (node: CssNode): void => {
    const from = start + node.loc!.start.offset;
    warnings.push(warningOf(source, from, textOf(node, css)));
    edits.push({ start: from, end: start + node.loc!.end.offset, insert: '' });
  };
  const visitBlock = ({ children }: Block): void => {
    for (const node of children) if (!isDeclaration(node, css)) drop(node);
  };
  const visit = (nodes: Iterable<CssNode>): void => {
    for (const node of nodes) {
      if (node.type === 'Rule') visitBlock(node.block);
      else if (node.type === 'Atrule' && node.block !== null) visitAtRule(node.block);
      else if (node.type === 'Raw' || node.type === 'CDO' || node.type === 'CDC') drop(node);
    }
  };
  const visitAtRule = (block: Block): void => {
    const nodes = [...block.children];
    if (nodes.some(({ type }) => type === 'Rule' || type === 'Atrule')) visit(nodes);
    else visitBlock(block);
  };
  visit((parse(css, lenient) as { children: Iterable<CssNode> }).children);
  return edits.toSorted((a, b) => a.start - b.start);
}

function warningOf(source: Source, index: number, ignored: string): Warning {
  const shown = ignored.replace(/;$/, '').replace(/\s+/g, ' ').slice(0, 60);
  const message = `Ignored "${shown}" in a style, as mail clients do: it is not a declaration such as "color: red". Correct or remove it.`;
  return warningAt(source, index, 'css-ignored', message);
}
