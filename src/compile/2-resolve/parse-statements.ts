import Handlebars from 'handlebars';

/** The tree that Handlebars' own parser makes, of which facteur renders a part. */
export type LogicNode = hbs.AST.Statement;

/**
 * Parses the Handlebars of a template. Most expressions are plain fields, and Handlebars' parser takes as long for one as
 * for a hundred lines of text: they are hidden from it, and put into its tree as it would have read them.
 * @throws what Handlebars' parser throws
 */
export function parseStatements(text: string): LogicNode[] {
  const fields = text.includes('{{{{') ? [] : findPlainFields(text);
  if (fields.length > 0) {
    try {
      const hidden = hide(text, fields);
      return withFields(Handlebars.parse(hidden).body, hidden, fields);
    } catch {
      // Its error would name what is hidden.
    }
  }
  return Handlebars.parse(text).body;
}

interface PlainField {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** A comment, which hides its fields itself, or a field. */
const plainField =
  /\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![^}]*\}\}|(?<![\\{])\{\{(?!(?:this|else)\.)([a-z][a-z0-9]*(?:\.[a-z0-9_-]+)+)\}\}(?!\})/g;

function findPlainFields(text: string): PlainField[] {
  const fields: PlainField[] = [];
  for (const { 0: found, 1: name, index } of text.matchAll(plainField))
    if (name !== undefined) fields.push({ start: index, end: index + found.length, name });
  return fields;
}

/** Of a character that Handlebars reads as text between expressions, and refuses in them. */
function hide(text: string, fields: readonly PlainField[]): string {
  let hidden = '';
  let position = 0;
  for (const { start, end } of fields) {
    hidden += text.slice(position, start) + '%'.repeat(end - start);
    position = end;
  }
  return hidden + text.slice(position);
}

/** Splits the texts of a tree at the fields in them. @throws where a field is in none of them, but in a string of an expression */
function withFields(body: readonly LogicNode[], hidden: string, fields: readonly PlainField[]): LogicNode[] {
  const offsetOf = createOffsets(hidden);
  let next = 0;
  const split = (content: hbs.AST.ContentStatement): LogicNode[] => {
    const { value } = content;
    const start = offsetOf(content.loc.start) + Math.max(0, String(content.original).indexOf(value));
    const end = start + value.length;
    const nodes: LogicNode[] = [];
    let position = start;
    const addText = (to: number): void => {
      if (to > position) nodes.push(contentNode(hidden.slice(position, to), position, content));
    };
    for (; next < fields.length && fields[next]!.end <= end; next++) {
      const field = fields[next]!;
      if (field.start < position) throw new Error('A field is not in the text');
      addText(field.start);
      nodes.push(fieldNode(field, content));
      position = field.end;
    }
    if (nodes.length === 0) return [content];
    if (hidden.slice(start, end) !== value) throw new Error('A text is not as it was written');
    addText(end);
    return nodes;
  };
  const splitAll = (nodes: readonly LogicNode[]): LogicNode[] =>
    nodes.flatMap((node) => {
      if (node.type === 'ContentStatement') return split(node as hbs.AST.ContentStatement);
      const { program, inverse } = node as Partial<hbs.AST.BlockStatement>;
      for (const part of [program, inverse]) if (part != null) part.body = splitAll(part.body);
      return [node];
    });
  const whole = splitAll(body);
  if (next < fields.length) throw new Error('A field is not in the text');
  return whole;
}

function contentNode(value: string, index: number, { loc }: LogicNode): LogicNode {
  const node = { type: 'ContentStatement', value, original: value, loc: placeAt(index, loc) };
  return node as unknown as hbs.AST.ContentStatement;
}

function fieldNode({ start, name }: PlainField, { loc }: LogicNode): LogicNode {
  const path = { type: 'PathExpression', data: false, depth: 0, parts: name.split('.'), original: name };
  const node = { type: 'MustacheStatement', path, params: [], escaped: true, loc: placeAt(start, loc) };
  return node as unknown as hbs.AST.MustacheStatement;
}

/** As a column of the first line: `createOffsets` counts on from there, whatever lines the text has. */
function placeAt(index: number, loc: hbs.AST.SourceLocation): hbs.AST.SourceLocation {
  return { ...loc, start: { line: 1, column: index } };
}

/** The offset of a place that Handlebars gives as a line from 1 and a column from 0. */
export function createOffsets(text: string): (place: { line: number; column: number }) => number {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return ({ line, column }) => (starts[line - 1] ?? text.length) + column;
}
