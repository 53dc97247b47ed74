/** Kinds of clients, by what they make of conditional comments. */
export type ClientView = 'html' | 'mso' | 'tOnline';

export const clientViews: readonly ClientView[] = ['html', 'mso', 'tOnline'];

const conditional =
  /<!--\[if ([^\]]+)\]><!-->|<!--<!\[endif\]-->|<!--\[if ([^\]]+)\]>([\s\S]*?)<!\[endif\]-->/g;

/**
 * The document that a kind of client sees of one mail: browsers drop `[if mso]`, Word drops `[if !mso]`, and T-Online
 * shows both.
 */
export function viewOf(html: string, view: ClientView): string {
  let isShown = true;
  let position = 0;
  let seen = '';
  const append = (text: string): void => {
    if (isShown) seen += text;
  };
  for (const match of html.matchAll(conditional)) {
    append(html.slice(position, match.index));
    position = match.index + match[0].length;
    const [, revealed, hidden, content = ''] = match;
    if (revealed !== undefined) isShown = view === 'tOnline' || isTrue(revealed, view === 'mso');
    else if (hidden === undefined) isShown = true;
    else if (view === 'tOnline' || (view === 'mso' && isTrue(hidden, true))) append(content);
  }
  append(html.slice(position));
  return seen;
}

function isTrue(condition: string, isMso: boolean): boolean {
  return condition.split('|').some((part) => (part.includes('!') ? !isMso : isMso && /mso/.test(part)));
}
