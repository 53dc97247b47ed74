import Handlebars from 'handlebars';
import { readCalendarDate } from '../src/fields/formats/date.ts';
import type { Formatter } from '../src/fields/formats/formatter.ts';
import { compileReader } from '../src/fields/read/compile-reader.ts';
import type { Frame, UsedScope } from '../src/fields/read/scope.ts';
import { htmlAt, rawAt, textAt } from '../src/fields/read/slots.ts';
import type { CompiledTemplate } from '../src/render/compiled-template.ts';
import { escapeUrlPart } from '../src/render/escape.ts';
import { faces } from '../src/render/faces.ts';
import type { Expression, Program } from '../src/render/program.ts';

/**
 * The same HTML and text by Handlebars alone, compiled once, from data that is already validated and formatted: what a
 * careful team would write by hand. Its text has no aligned columns, which Handlebars cannot do.
 */
export function handlebarsOf(
  compiled: CompiledTemplate,
  formatter: Formatter,
): { view(data: unknown, now: number): object; html(view: object): string; text(view: object): string } {
  const handlebars = Handlebars.create();
  handlebars.registerHelper('eq', (a: unknown, b: unknown) => a === b);
  handlebars.registerHelper('ne', (a: unknown, b: unknown) => a !== b);
  handlebars.registerHelper('gt', (a: number, b: number) => a > b);
  handlebars.registerHelper('lt', (a: number, b: number) => a < b);
  handlebars.registerHelper('and', (...values: unknown[]) => values.slice(0, -1).every(Boolean));
  handlebars.registerHelper('or', (...values: unknown[]) => values.slice(0, -1).some(Boolean));
  handlebars.registerHelper('not', (value: unknown) => !value);
  const read = compileReader(compiled.scope, formatter);
  const html = handlebars.compile(print(compiled.html, 'html'));
  const text = handlebars.compile(print(compiled.text, 'text'), { noEscape: true });
  return {
    view: (data, now) => flatView(read(data, now, []), compiled.scope, formatter),
    html: (view) => html(view),
    text: (view) => text(view),
  };
}

/** `f3` is the text of field 3, `r3` its raw value, `l0` the first list. */
function flatView(frame: Frame, scope: UsedScope, formatter: Formatter): object {
  const view: Record<string, unknown> = {};
  for (const [slot, { definition }] of scope.fields.entries()) {
    view[`f${slot}`] = textAt(frame.slots, slot);
    // Amounts are written for HTML when they are formatted.
    view[`h${slot}`] =
      definition.kind === 'money'
        ? new Handlebars.SafeString(htmlAt(frame.slots, slot) ?? '')
        : textAt(frame.slots, slot);
    view[`u${slot}`] = escapeUrlPart(faces[definition.kind].inUrl(rawAt(frame.slots, slot), definition));
    const date = readCalendarDate(rawAt(frame.slots, slot));
    view[`d${slot}`] = date === undefined ? '' : formatter.date(date, 'short');
    view[`r${slot}`] = rawAt(frame.slots, slot);
  }
  for (const [slot, list] of scope.lists.entries())
    view[`l${slot}`] = frame.lists[slot]!.map((item) => flatView(item, list.item, formatter));
  return view;
}

function print(program: Program, part: 'html' | 'text'): string {
  const up = (depth: number, name: string): string => '../'.repeat(depth) + name;
  const expression = (one: Expression): string => {
    if (one.type === 'literal') return JSON.stringify(one.value);
    if (one.type === 'field') return up(one.depth, `r${one.slot}`);
    if (one.type === 'list') return up(one.depth, `l${one.slot}`);
    if (one.type === 'call') return `(${one.helper} ${one.args.map(expression).join(' ')})`;
    return one.type === 'position' ? `@${'../'.repeat(one.depth)}${one.of}` : 'true';
  };
  return program
    .map((node): string => {
      if (typeof node === 'string') return node;
      switch (node.type) {
        case 'value':
          return `{{${up(node.depth, `${node.landing === 'url' ? 'u' : node.dateStyle === 'short' ? 'd' : part === 'html' ? 'h' : 'f'}${node.slot}`)}}}`;
        case 'position':
          return '{{@index}}';
        case 'if':
          return `{{#${node.isInverted === true ? 'unless' : 'if'} ${expression(node.condition)}}}${print(node.body, part)}{{else}}${print(node.otherwise, part)}{{/${node.isInverted === true ? 'unless' : 'if'}}}`;
        case 'each':
          return `{{#each ${up(node.depth, `l${node.slot}`)}}}${print(node.body, part)}{{else}}${print(node.otherwise, part)}{{/each}}`;
        case 'space':
          return node.of === 1 ? ' ' : '\n'.repeat(node.of - 1);
        case 'table':
          return print(node.rows, part);
        case 'row':
          return `${print(node.cells, part)}\n`;
        case 'cell':
          return `${print(node.content, part)}  `;
        case 'item':
          return `${node.marker} ${print(node.content, part)}`;
        case 'list':
          return print(node.items, part);
        case 'kept':
          return print(node.content, part);
        case 'enclosed':
          return node.open + print(node.content, part) + node.close;
        default:
          return '';
      }
    })
    .join('');
}
