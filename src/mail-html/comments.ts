/**
 * The start or end of a conditional comment of classic Outlook. Browsers hide everything from `<!--[if mso]>` to
 * `<![endif]-->`, but show the content after `<!--[if !mso]><!-->` and after `<![if !mso]>`.
 */
interface ConditionalComment {
  readonly type: 'conditional';
  /** `mso`; undefined for the end of a conditional comment. */
  readonly condition: string | undefined;
  /** Whether browsers hide the content up to the end. */
  readonly hides: boolean;
  readonly start: number;
  readonly end: number;
}

/** A comment or declaration, with its range. */
export type Comment =
  | { readonly type: 'comment' | 'declaration'; readonly start: number; readonly end: number }
  | ConditionalComment
  /** A conditional comment whose first `-->` is not that of its `<![endif]-->`. */
  | { readonly type: 'broken-comment'; readonly start: number; readonly end: number };

/** A tag or comment without an end, up to the end of the text. */
export interface Unterminated {
  readonly type: 'unterminated';
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

const bareCondition = /<!\s*\[\s*(?:if\b([^\]]{1,200})|endif\s*)\][^>]*>/iy;

/** Reads `<!doctype html>`, `<?xml …?>`, and a condition outside a comment: `<![if !mso]>`. */
export function scanDeclaration(text: string, start: number): Comment | Unterminated {
  bareCondition.lastIndex = start;
  const bare = bareCondition.exec(text);
  if (bare !== null) {
    const condition = bare[1]?.trim();
    return { type: 'conditional', condition, hides: false, start, end: start + bare[0].length };
  }
  const end = text.indexOf('>', start);
  return end === -1 ? unterminated(text, start, 'declaration') : { type: 'declaration', start, end: end + 1 };
}

// HTML reads `<!-->` as a complete comment, and `--!>` as the end of a comment.
const endOfComment = /-->|(?<!<!)--!>/g;
const openingCondition = /<!--\s*\[\s*if\b([^\]]{1,200})\]\s*(?:>|(?=-->))/iy;
const closingCondition = /^<!--\s*(?:<!\s*)?\[\s*endif\s*\]\s*$/i;

/** Reads a comment, or the start of a conditional one. */
export function scanComment(text: string, start: number): Comment | Unterminated {
  endOfComment.lastIndex = start + 2;
  const closing = endOfComment.exec(text);
  if (closing === null) return unterminated(text, start, 'comment');
  const end = closing.index + closing[0].length;
  const hidden = hiddenComment(text, start);
  if (hidden !== undefined)
    return { type: 'conditional', condition: hidden.condition, hides: true, start, end: hidden.contentStart };
  const content = text.slice(start, closing.index);
  if (closingCondition.test(content))
    return { type: 'conditional', condition: undefined, hides: false, start, end };
  openingCondition.lastIndex = start;
  const opening = openingCondition.exec(text);
  if (opening === null || opening.index + opening[0].length > end) return { type: 'comment', start, end };
  const isShown = /^\s*(?:<!-*\s*)?$/.test(content.slice(opening[0].length));
  return isShown
    ? { type: 'conditional', condition: opening[1]!.trim(), hides: false, start, end }
    : { type: 'broken-comment', start, end };
}

interface HiddenComment {
  readonly condition: string;
  readonly contentStart: number;
  /** The range of `<![endif]-->`. */
  readonly closing: { readonly start: number; readonly end: number };
}

/** Reads `<!--[if mso]>…<![endif]-->`, in any case, and with line breaks where HTML formatters put them. */
export function hiddenComment(text: string, start: number): HiddenComment | undefined {
  openingCondition.lastIndex = start;
  const opening = openingCondition.exec(text);
  if (opening === null) return undefined;
  const contentStart = start + opening[0].length;
  endOfComment.lastIndex = contentStart;
  const end = endOfComment.exec(text);
  if (end === null) return undefined;
  const near = Math.max(contentStart, end.index - 200);
  const mark = /(?:<!--\s*)?(?:<!\s*)?\[\s*endif\s*\]\s*$/i.exec(text.slice(near, end.index));
  if (mark === null) return undefined;
  const closing = { start: near + mark.index, end: end.index + end[0].length };
  return { condition: opening[1]!.trim(), contentStart, closing };
}

export function unterminated(text: string, start: number, what: string): Unterminated {
  return { type: 'unterminated', what, start, end: text.length };
}
