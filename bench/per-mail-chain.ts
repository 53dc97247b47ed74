import Handlebars from 'handlebars';
import type { TemplateParts } from '../src/compile/1-read/template-parts.ts';
import { createLowering } from '../src/compile/2-resolve/lower-fields.ts';
import { resolveTemplate } from '../src/compile/2-resolve/resolve-template.ts';
import { selectFace } from '../src/compile/3-place/faces.ts';
import { type Placed, placeTokens } from '../src/compile/3-place/place-tokens.ts';
import { finishHtml, trimLines } from '../src/compile/4-build-html/finish-html.ts';
import { loadMjml } from '../src/compile/4-build-html/load-mjml.ts';
import { mjmlToHtml } from '../src/compile/4-build-html/mjml-to-html.ts';
import { limitWebFonts } from '../src/compile/4-build-html/web-fonts.ts';
import { loadJuice } from '../src/compile/css/juice.ts';
import { createProblems } from '../src/compile/problems.ts';
import type { CompileSettings } from '../src/compile/settings.ts';
import type { Token } from '../src/compile/tokens.ts';
import { tokenPattern } from '../src/compile/tokens.ts';
import { catalogue } from '../src/fields/catalogue.ts';
import type { FieldDefinition } from '../src/fields/field-definition.ts';
import { directionOf } from '../src/fields/formats/direction.ts';
import { createFormatter, type Formatter } from '../src/fields/formats/formatter.ts';
import { compileReader } from '../src/fields/read/compile-reader.ts';
import type { Frame, UsedScope } from '../src/fields/read/scope.ts';
import { htmlAt, type RawValue, rawAt, type Slots, textAt } from '../src/fields/read/slots.ts';
import { buttonWording } from '../src/payment-button/wording.ts';
import { escapeAddress, escapeHtml, escapeUrlPart } from '../src/render/escape.ts';
import { faces } from '../src/render/faces.ts';
import type { Expression } from '../src/render/program.ts';

/**
 * The slow way to the same mail, which every send without a compiler goes: Handlebars fills in the source, then MJML,
 * then juice. It shares with the compiled way how values are formatted and escaped, and nothing of how they get into
 * their places: scoping, blocks and conditions are Handlebars' own.
 */
export interface PerMailChain {
  readonly formatter: Formatter;
  /** What the template uses of the data. */
  readonly scope: UsedScope;
  readonly read: (data: unknown, now: Date) => Frame;
  /** The HTML of one mail. */
  readonly render: (data: unknown, now: Date) => Promise<string>;
}

export async function createPerMailChain(
  parts: TemplateParts,
  { locale, timeZone, outlook, webFonts }: Omit<CompileSettings, 'fields' | 'unknownFields'>,
): Promise<PerMailChain> {
  const formatter = createFormatter(locale, timeZone);
  const mjml = loadMjml();
  const juice = await loadJuice();
  const problems = createProblems();
  const lowering = createLowering(
    { fields: catalogue, unknownFields: 'warn', locale },
    parts.strings,
    [],
    problems,
  );
  const button = {
    wording: buttonWording(locale),
    outlook,
    longestAmount: formatter.money(9_999_999_999, 'EUR'),
  };
  const resolved = await resolveTemplate(parts, catalogue, lowering);
  const placed = placeTokens(
    resolved,
    { attributeType: mjml.attributeType, direction: directionOf(locale), button },
    problems,
  );
  const scope = resolved.root.build();
  const reader = compileReader(scope, formatter);
  const read = (data: unknown, now: Date): Frame => reader(data, now.getTime(), []);
  const handlebars = createHandlebars(formatter);
  const compile = (text: string): ((view: object) => string) => {
    const template = handlebars.compile(printTokens(text, placed, scope), { noEscape: false });
    return (view) => template(view, { allowProtoPropertiesByDefault: true });
  };
  const unprotected = placed.source.text.replace(
    new RegExp(`<mj-raw>(${tokenPattern.source})</mj-raw>`, 'g'),
    '$1',
  );
  const source = compile(placed.standIns.restore(selectFace(unprotected, resolved.tokens, 'html')));
  const preheader = compile(placed.preheader ?? '');
  return {
    formatter,
    scope,
    read,
    render: async (data, now) => {
      const view = viewOf(read(data, now), scope);
      const filled = { text: source(view), pieces: [] };
      const html = await mjmlToHtml(
        limitWebFonts(filled, webFonts, []),
        formatter.locale,
        { mjml, webFonts },
        problems.report,
      );
      problems.throwFound();
      return trimLines(juice.inline(finishHtml(html, preheader(view))));
    },
  };
}

/** A value as Handlebars finds it: printed escaped, asked for raw. */
class Value {
  readonly raw: unknown;
  readonly text: string;
  readonly html: string;
  /** As machines write it. */
  readonly compact: string;
  constructor(slots: Slots, slot: number, definition: FieldDefinition) {
    const raw = rawAt(slots, slot);
    this.raw = raw;
    this.text = textAt(slots, slot) ?? '';
    this.html = htmlAt(slots, slot) ?? escapeHtml(this.text);
    this.compact = faces[definition.kind].inUrl(raw, definition);
  }
}

/** The data of one invoice as nested objects, read and formatted. */
function viewOf(frame: Frame, scope: UsedScope): object {
  const view: Record<string, unknown> = {};
  const put = (path: string, value: unknown): void => {
    const steps = path.split('.');
    let holder = view;
    for (const step of steps.slice(0, -1)) {
      holder[step] ??= {};
      holder = holder[step] as Record<string, unknown>;
    }
    holder[steps.at(-1)!] = value;
  };
  for (const [slot, field] of scope.fields.entries())
    put(field.definition.path, new Value(frame.slots, slot, field.definition));
  for (const [slot, list] of scope.lists.entries())
    put(
      list.path,
      frame.lists[slot]!.map((item) => viewOf(item, list.item)),
    );
  for (const [slot, path] of scope.objects.entries()) put(`$objects.${path}`, frame.objects[slot]);
  return view;
}

function createHandlebars(formatter: Formatter): typeof Handlebars {
  const handlebars = Handlebars.create();
  const raw = (value: unknown): unknown => (value instanceof Value ? value.raw : value);
  const isTrue = (value: unknown): boolean => Boolean(raw(value)) && !Handlebars.Utils.isEmpty(raw(value));
  const text = (value: unknown): string => (value instanceof Value ? value.text : String(value));
  const safe = (html: string): Handlebars.SafeString => new Handlebars.SafeString(html);
  const builtIn = handlebars.helpers.if as (this: unknown, value: unknown, options: unknown) => string;
  handlebars.registerHelper('if', function (this: unknown, value: unknown, options: unknown) {
    return builtIn.call(this, raw(value), options);
  });
  handlebars.registerHelper('html', (value: unknown) =>
    safe(value instanceof Value ? value.html : escapeHtml(text(value))),
  );
  handlebars.registerHelper('lines', (value: unknown) =>
    safe(escapeHtml(text(value)).replaceAll('\n', '<br>')),
  );
  handlebars.registerHelper('attribute', (value: unknown) =>
    safe(escapeHtml(text(value)).replaceAll('\n', ' ')),
  );
  handlebars.registerHelper('address', (value: unknown) =>
    safe(escapeHtml(escapeAddress(String(raw(value) ?? '')))),
  );
  handlebars.registerHelper('url', (value: unknown) =>
    safe(escapeHtml(value instanceof Value ? escapeUrlPart(value.compact) : '')),
  );
  handlebars.registerHelper('short', (value: unknown) => {
    const own = value instanceof Value ? (value.raw as RawValue) : undefined;
    return faces.date.inStyle(own, 'short', formatter) ?? text(value);
  });
  handlebars.registerHelper('not', (value: unknown) => !isTrue(value));
  handlebars.registerHelper('eq', (a: unknown, b: unknown) => raw(a) === raw(b));
  handlebars.registerHelper('ne', (a: unknown, b: unknown) => raw(a) !== raw(b));
  handlebars.registerHelper('gt', (a: unknown, b: unknown) => (raw(a) as number) > (raw(b) as number));
  handlebars.registerHelper('lt', (a: unknown, b: unknown) => (raw(a) as number) < (raw(b) as number));
  handlebars.registerHelper('and', (...values: unknown[]) => values.slice(0, -1).every(isTrue));
  handlebars.registerHelper('or', (...values: unknown[]) => values.slice(0, -1).some(isTrue));
  return handlebars;
}

function printTokens(text: string, placed: Placed, root: UsedScope): string {
  return text.replace(tokenPattern, (_match, id: string) => {
    const token = placed.template.tokens[Number(id)]!;
    return printToken(token, Number(id), placed, root);
  });
}

function printToken(token: Token, id: number, placed: Placed, root: UsedScope): string {
  const frameDepth = placed.template.contexts[id]!.at(-1)!.frameDepth;
  const scopes = scopesAt(id, placed, root);
  const path = (depth: number, own: string): string => '../'.repeat(depth) + own;
  const scopeAt = (depth: number): UsedScope => scopes[frameDepth - depth]!;
  const field = (depth: number, slot: number): string =>
    path(depth, scopeAt(depth).fields[slot]!.definition.path);
  const expression = (one: Expression): string => {
    switch (one.type) {
      case 'literal':
        return JSON.stringify(one.value);
      case 'field':
        return field(one.depth, one.slot);
      case 'list':
        return path(one.depth, scopeAt(one.depth).lists[one.slot]!.path);
      case 'object':
        return path(one.depth, `$objects.${scopeAt(one.depth).objects[one.slot]!}`);
      case 'position':
        return `@${'../'.repeat(one.depth)}${one.of}`;
      case 'call':
        return `(${one.helper} ${one.args.map(expression).join(' ')})`;
    }
  };
  switch (token.type) {
    case 'value': {
      const printed = field(token.depth, token.slot);
      if (token.isAddress === true) return `{{address ${printed}}}`;
      if (token.landing === 'url') return `{{url ${printed}}}`;
      if (token.dateStyle === 'short') return `{{short ${printed}}}`;
      return token.isMultiline === true
        ? `{{${token.landing === 'attribute' ? 'attribute' : 'lines'} ${printed}}}`
        : `{{html ${printed}}}`;
    }
    case 'position':
      return `{{@${'../'.repeat(token.depth)}index}}`;
    case 'if':
      return token.isInverted
        ? `{{#if (not ${expression(token.condition)})}}`
        : `{{#if ${expression(token.condition)}}}`;
    case 'each':
      return `{{#each ${path(token.depth, scopeAt(token.depth).lists[token.slot]!.path)}}}`;
    case 'else':
      return '{{else}}';
    case 'end':
      return placed.template.tokens[token.of]!.type === 'each' ? '{{/each}}' : '{{/if}}';
    default:
      return '';
  }
}

/** What is used of the root and of each list around a token, from the outside inwards. */
function scopesAt(id: number, placed: Placed, root: UsedScope): UsedScope[] {
  const contexts = placed.template.contexts[id]!;
  const scopes: UsedScope[] = [root];
  for (const context of contexts) {
    if (context.scopeDepth > scopes.length - 1) scopes.push(context.scope.build());
  }
  return scopes;
}
