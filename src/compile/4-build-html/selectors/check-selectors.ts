import { locate, placeOf } from '../../1-read/source.ts';
import type { Tokenised } from '../../2-resolve/tokenise.ts';
import type { Placed } from '../../3-place/place-tokens.ts';
import type { Problems } from '../../problems.ts';
import { type Element, type HtmlTree, parseHtmlTree } from './html-tree.ts';
import type { Cause } from './match.ts';
import { compileMatcher, type MatchContext } from './match-selector.ts';
import { positional, whatCanMove } from './positional.ts';
import type { Rule } from './read-rules.ts';

/** Checking that takes more steps than this takes seconds. */
const mostSteps = 5_000_000;

/** Only these can depend on what is next to an element, inside it, or in its attributes. */
const canDiffer = /[+~:[<|]/;

/** Pseudo-classes that juice leaves to mail clients. */
const leftToClients = new Set(['hover', 'active', 'focus', 'visited', 'link']);

/** Elements that juice does not style. */
const withoutLooks = new Set(['head', 'title', 'base', 'link', 'style', 'meta', 'script', 'noscript']);

/**
 * CSS is matched to elements once, when the template is compiled, and then all blocks and fields are in the HTML. Reports
 * the rules that would match other elements in some mail.
 * @param htmls the HTML with the elements that MJML and juice match
 */
export async function checkSelectors(
  written: readonly Rule[],
  htmls: Readonly<Record<Rule['inliner'], string>>,
  { source, standIns, template }: Placed,
  problems: Problems,
): Promise<void> {
  const rules = written.filter(({ selector }) => canDiffer.test(selector));
  if (rules.length === 0 || template.tokens.length === 0) return;
  const [{ compile, aliases }, { parse }] = await Promise.all([import('css-select'), import('css-what')]);
  let steps = 0;
  const context: Omit<MatchContext, 'tree'> = {
    aliases,
    parse,
    tokens: template.tokens,
    compile: (selector) => compile<Element, Element>(selector),
    attributeOf: ({ attribs }, name) => {
      const value = attribs[name];
      return value?.includes('#') ? standIns.restore(value) : value;
    },
    count: () => {
      if (++steps > mostSteps) throw new TooSlow();
    },
  };
  const trees: Partial<Record<Rule['inliner'], HtmlTree>> = {};
  for (const rule of rules) {
    trees[rule.inliner] ??= await parseHtmlTree(htmls[rule.inliner], template);
    try {
      const found = findCause(rule, { ...context, tree: trees[rule.inliner]! });
      if (found === undefined) continue;
      problems.report(source, rule.index, 'field-in-selector', describe(rule, found, template));
    } catch (error) {
      if (!(error instanceof TooSlow || error instanceof RangeError)) throw error;
      const message = `It would take too long to check whether blocks change what the ${rule.noun} "${shorten(rule.selector)}" matches. Give the elements a class instead.`;
      problems.report(source, rule.index, 'template-too-large', message);
      return;
    }
  }
}

class TooSlow extends Error {}

interface Found {
  readonly element: Element;
  readonly cause: Cause;
}

/** The first element that a selector does not match alike in all mails. */
function findCause({ selector, noun }: Rule, context: MatchContext): Found | undefined {
  const { tree, parse, compile } = context;
  const shown = tree.elements.filter(
    (element) => !withoutLooks.has(element.name) && !tree.isNeverShown(element),
  );
  if (positional.test(selector)) return whatCanMove(selector, shown, context);
  try {
    compile(parse(selector));
  } catch {
    return undefined;
  }
  const parsed = parse(selector);
  const isLeft = parsed.flat().some((token) => token.type === 'pseudo' && leftToClients.has(token.name));
  if (isLeft && noun === 'rule') return undefined;
  const matches = compileMatcher(parsed, context);
  for (const element of shown) {
    const match = matches(element);
    if (typeof match !== 'boolean') return { element, cause: match };
  }
  return undefined;
}

function describe({ selector, noun }: Rule, { element, cause }: Found, template: Tokenised): string {
  const { index } = template.tokens[cause.id]!;
  const target = cause.element === element ? 'it' : nameOf(cause.element);
  const reason = `${writtenAt(template, cause.id)} (${placeOf(template.written, index)}) ${cause.where} ${target}`;
  const when =
    noun === 'rule'
      ? 'CSS is inlined when the template is compiled, with every branch of its blocks'
      : 'MJML adds the attributes when the template is compiled, with every branch of its blocks';
  return `Whether the ${noun} "${shorten(selector)}" matches ${nameOf(element)} depends on ${reason}. ${when}. Give the element a class instead.`;
}

/** `<td class="total">` */
function nameOf({ name, attribs }: Element): string {
  const value = attribs.class?.trim() ?? '';
  return value === '' ? `<${name}>` : `<${name} class="${shorten(value)}">`;
}

/** A field or block as its author wrote it. */
function writtenAt({ written, tokens }: Tokenised, id: number): string {
  const { name, index } = tokens[id]!;
  const { file, offset } = locate(written, index);
  const text = /\{\{[^{}]*\}\}|\{[^{}]*\}/y;
  text.lastIndex = offset;
  return shorten(text.exec(file.text)?.[0] ?? `"${name}"`);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
