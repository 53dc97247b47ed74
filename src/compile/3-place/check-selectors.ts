import type { MarkupItem } from '../../mail-html/scan-markup.ts';
import type { Tokenised } from '../2-resolve/tokenise.ts';
import type { Problems } from '../problems.ts';
import { hasToken } from '../tokens.ts';

/** Selectors whose match depends on neighbouring or inner elements, and so on the data. */
const structural = /:(?:first|last|only|nth)-|:(?:empty|has|not|is|where)\b|[+~](?![^[]*\])/;

/**
 * CSS rules are matched to elements once, when the template is compiled. A rule whose match depends on the data would be
 * inlined wrongly for some mails, so it is refused if the template has blocks or fields that it could depend on.
 * Rules inside @media or with :hover are not inlined; mail clients match them.
 */
export function checkSelectors(template: Tokenised, items: readonly MarkupItem[], problems: Problems): void {
  const { text } = template.source;
  if (!template.tokens.some((token) => token.type === 'if' || token.type === 'each')) return;
  const filled = new Set<string>();
  const styles: { start: number; end: number }[] = [];
  let element = '';
  for (const item of items) {
    if (item.type === 'raw-text' && (element === 'style' || element === 'mj-style')) styles.push(item);
    if (item.type !== 'open') continue;
    element = item.name;
    for (const attribute of item.attributes) if (hasToken(attribute.value)) filled.add(attribute.name);
  }
  for (const { start, end } of styles) {
    for (const { selector, index } of inlinedSelectors(text.slice(start, end))) {
      const reason = reasonToRefuse(selector, filled);
      if (reason === undefined) continue;
      const message = `The rule "${selector}" depends on ${reason}, which can differ from mail to mail. CSS is inlined when the template is compiled, so give the elements a class instead.`;
      problems.report(template.source, start + index, 'field-in-selector', message);
    }
  }
}

function reasonToRefuse(selector: string, filled: ReadonlySet<string>): string | undefined {
  if (structural.test(selector)) return 'the elements next to or inside it';
  const attribute = /\[\s*([a-z-]+)/i.exec(selector)?.[1]?.toLowerCase();
  return attribute !== undefined && filled.has(attribute) ? `the attribute ${attribute}` : undefined;
}

/** Selectors of the rules that juice inlines: those outside at-rules. */
function* inlinedSelectors(css: string): Generator<{ selector: string; index: number }> {
  const plain = css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, (comment) => ' '.repeat(comment.length));
  let depth = 0;
  let atRule = 0;
  let start = 0;
  for (const match of plain.matchAll(/[{};]/g)) {
    const head = plain.slice(start, match.index);
    if (match[0] === '{') {
      depth++;
      if (head.trim().startsWith('@')) atRule ||= depth;
      else if (atRule === 0)
        yield { selector: head.trim(), index: start + (head.length - head.trimStart().length) };
    } else if (match[0] === '}') {
      if (atRule === depth) atRule = 0;
      depth = Math.max(0, depth - 1);
    }
    start = match.index + 1;
  }
}
