import { scanMarkup } from '../mail-html/scan-markup.ts';

/** Kinds of clients, by how they read conditional comments. */
export type ClientView = 'html' | 'mso' | 'tOnline';

export const clientViews: readonly ClientView[] = ['html', 'mso', 'tOnline'];

/**
 * The part of a mail that a kind of client shows: browsers drop `[if mso]`, Word drops `[if !mso]`, and T-Online
 * shows both.
 */
export function viewOf(html: string, view: ClientView): string {
  const items = scanMarkup(html).filter((item) => item.type === 'conditional');
  let isShown = true;
  let position = 0;
  let seen = '';
  for (const { condition, hides, start, end } of items) {
    if (isShown) seen += html.slice(position, start);
    position = end;
    isShown = condition === undefined || follows(view, condition, hides);
  }
  return isShown ? seen + html.slice(position) : seen;
}

/** Whether a client shows the content of a condition. */
function follows(view: ClientView, condition: string, hides: boolean): boolean {
  if (view === 'tOnline') return true;
  if (view === 'html') return !hides;
  return condition.split('|').some((part) => !part.includes('!') && /mso/i.test(part));
}
