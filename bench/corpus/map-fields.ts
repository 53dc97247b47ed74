import Handlebars from 'handlebars';
import { createOffsets } from '../../src/compile/2-resolve/parse-logic.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Rewrites the fields and blocks of a template of somebody else with those of the catalogue, by where they are: an address
 * becomes a payment URL, a colour the colour of the company, a list the lines of the invoice. Whatever it means in another
 * language (`{% if %}`, `<% %>`) becomes its like in Handlebars, or nothing.
 */
export function mapFields(source: string): string {
  const handlebars = withWebImages(withoutOtherLanguages(source));
  try {
    return apply(handlebars, editsOf(handlebars, Handlebars.parse(handlebars).body));
  } catch {
    return mapWithoutParsing(handlebars);
  }
}

/** Liquid, Jinja, Django and ERB. */
function withoutOtherLanguages(source: string): string {
  return source
    .replace(/\{%-?\s*(\w+)([^%]*)%\}/g, (_statement, word: string, rest: string) => {
      if (/^(?:trans|translate)$/.test(word)) return /["']([^"']*)["']/.exec(rest)?.[1] ?? '';
      return statements[word] ?? '';
    })
    .replace(/<%=[\s\S]*?%>/g, '{{name}}')
    .replace(/<%[\s\S]*?%>|\{#[\s\S]*?#\}/g, '');
}

/** Images that are files are not at hand. */
function withWebImages(source: string): string {
  return source.replace(/(\ssrc\s*=\s*["'])(?!\w+:|\/\/|\{)\/?/gi, '$1https://www.example.be/');
}

const statements: Readonly<Record<string, string>> = {
  if: '{{#if x}}',
  elif: '{{else if y}}',
  elsif: '{{else if y}}',
  else: '{{else}}',
  endif: '{{/if}}',
  for: '{{#each x}}',
  endfor: '{{/each}}',
};

function mapWithoutParsing(source: string): string {
  return source.replace(/\{?\{\{[^{}]*\}\}\}?/g, (expression, index: number) =>
    /^\{*\s*[#/^>!]|^\{*\s*else/.test(expression) ? '' : printed(source, index, expression.length, 0, true),
  );
}

function apply(source: string, edits: readonly Edit[]): string {
  let text = '';
  let position = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < position) continue;
    text += source.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return text + source.slice(position);
}

function editsOf(source: string, body: readonly hbs.AST.Statement[]): Edit[] {
  const edits: Edit[] = [];
  const offsetOf = createOffsets(source);
  const replace = (start: number, end: number, inner: string): void => {
    const before = source.startsWith('{{~', start) ? '~' : '';
    const after = source.slice(0, end).endsWith('~}}') ? '~' : '';
    edits.push({ start, end, text: `{{${before}${inner}${after}}}` });
  };
  const walk = (statements: readonly hbs.AST.Statement[], depth: number, isAlways: boolean): void => {
    for (const statement of statements) visit(statement, depth, isAlways);
  };
  const visit = (statement: hbs.AST.Statement, depth: number, isAlways: boolean): void => {
    const start = offsetOf(statement.loc.start);
    const end = offsetOf(statement.loc.end);
    if (statement.type === 'MustacheStatement')
      edits.push({ start, end, text: printed(source, start, end - start, depth, isAlways) });
    else if (statement.type === 'BlockStatement')
      visitBlock(statement as hbs.AST.BlockStatement, start, end, depth);
    else if (/^Partial|^Decorator/.test(statement.type)) edits.push({ start, end, text: '' });
  };
  const visitBlock = (block: hbs.AST.BlockStatement, start: number, end: number, depth: number): void => {
    const { original: name } = block.path as hbs.AST.PathExpression;
    const isChained = /^\{\{~?\s*else/.test(source.slice(start, start + 12));
    const isInverted = /^\{\{~?\s*\^/.test(source.slice(start, start + 12));
    const isList = name === 'each' && !isChained && !isInverted;
    const asked = block.params[0]?.loc;
    const condition = asked === undefined ? name : source.slice(offsetOf(asked.start), offsetOf(asked.end));
    const root = depth === 0 ? '' : '@root.';
    const field = root + (/\.length$/.test(condition) ? 'invoice.lines.length' : 'invoice.description');
    const opened = source.indexOf('}}', start) + 2;
    if (isChained) replace(start, opened, `else if ${root}relation.email`);
    else {
      const word = name === 'unless' ? 'unless' : 'if';
      const closing = source.lastIndexOf('{{', end - 1);
      replace(
        start,
        opened,
        isList ? `#each ${root}invoice.lines` : isInverted ? `#unless ${field}` : `#${word} ${field}`,
      );
      replace(closing, end, isList ? '/each' : isInverted ? '/unless' : `/${word}`);
    }
    walk(block.program?.body ?? [], depth + (isList ? 1 : 0), false);
    walk(block.inverse?.body ?? [], depth, false);
  };
  walk(body, 0, true);
  return edits;
}

/** What is printed at a place, by where it is. `depth` is how many lists are around it; `isAlways`, whether no block is:
 * a payment URL must not depend on other data. */
function printed(source: string, start: number, length: number, depth: number, isAlways: boolean): string {
  const before = source.slice(Math.max(0, start - 5000), start);
  const root = depth === 0 ? '' : '@root.';
  const text = depth === 0 ? '{{relation.name}}' : '{{description}}';
  const tag = before.slice(before.lastIndexOf('<'));
  if (!/^<[^>]*$/.test(tag)) {
    const [, element = ''] =
      /<(style|mj-style|script|title|mj-title|mj-preview)\b[^>]*>[^<]*$/i.exec(before) ?? [];
    if (/style|script/i.test(element)) return '10px';
    return element === '' ? text : `{{${root}invoice.number}}`;
  }
  const [, name = '', quoted = ''] = /([\w:-]+)\s*=\s*("[^"]*|'[^']*|[^\s"'>]*)$/.exec(tag) ?? [];
  const value = quoted.replace(/^["']/, '');
  if (name === '' || /^(?:class|id|css-class|mj-class|name)$/i.test(name)) return name === '' ? '' : 'x';
  if (/^(?:href|src|background|background-url|action|cite|poster)$/i.test(name)) {
    if (/^https:\/\/[^/]+\/|^mailto:|^tel:/i.test(value)) return `{{${root}invoice.number}}`;
    const isWhole = value === '' && /["']/.test(source[start + length] ?? '') && quoted !== '';
    if (!isWhole) return value === '' ? 'https://www.example.be/x' : 'x';
    return /^(?:href|action)$/i.test(name)
      ? isAlways
        ? '{{invoice.paymentUrl}}'
        : `{{${root}company.website}}`
      : `{{${root}company.logoUrl}}`;
  }
  if (/^style$/i.test(name))
    return /(?:^|[;\s])(?:background-)?color\s*:\s*$/i.test(value)
      ? `{{${root}company.buttonColor}}`
      : '10px';
  if (/color$/i.test(name)) return value === '' ? `{{${root}company.buttonColor}}` : '';
  return /^(?:alt|title|aria-label|content|placeholder)$/i.test(name) ? text : '10px';
}
