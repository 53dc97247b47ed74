import type { Page } from '../state/open-page.ts';
import { schemes } from '../state/place.ts';

/** The keys of the page, except those of the list. help-dialog.tsx lists them. */
export const keyHelp: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['/'], 'Search templates and samples'],
  [['↑', '↓'], 'In the list: previous, next'],
  [['←', '→'], 'In the list: previous, next language'],
  [['Enter'], 'In the list: open'],
  [['d'], 'Light, dark, Gmail dark, Outlook dark'],
  [['w'], 'Phone, tablet, desktop'],
  [['t'], 'The text part'],
  [['m'], 'Matrix: languages, states, off'],
  [['?'], 'This list'],
  [['Esc'], 'Close what is open'],
];

const widths = [375, 768, undefined] as const;
const matrices = ['languages', 'states', undefined] as const;

/** Returns a function that unsubscribes. */
export function listenToKeys(page: Page): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector('dialog[open]') !== null) return;
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action(page);
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

const actions: Readonly<Record<string, (page: Page) => void>> = {
  '/': ({ store }) => {
    const search = document.querySelector<HTMLInputElement>('#search');
    store.set({ isListOpen: true });
    // Focused at once, because the next key is typed into it; on a narrow screen the list is rendered first.
    search?.select();
    if (document.activeElement !== search) requestAnimationFrame(() => search?.select());
  },
  d: (page) => {
    const scheme = nextOf(schemes, page.store.get().place.scheme);
    page.go({ scheme }, 'replace');
    page.announce(`Colours: ${scheme}`);
  },
  w: (page) => {
    const width = nextOf(widths, page.store.get().place.width);
    page.go({ width }, 'replace');
    page.announce(width === undefined ? 'Full width' : `${width} pixels wide`);
  },
  t: (page) => page.go({ tab: 'text', matrix: undefined }),
  m: (page) => page.go({ matrix: nextOf(matrices, page.store.get().place.matrix) }),
  '?': ({ store }) => store.set({ isHelpOpen: true }),
  Escape: (page) => {
    const { isListOpen, place } = page.store.get();
    if (isListOpen) page.store.set({ isListOpen: false });
    else if (place.tab !== undefined && isNarrow()) page.go({ tab: undefined });
    else page.go({ matrix: undefined });
  },
};

/** The width below which the details cover the mail; app.css and details.css use the same one. */
function isNarrow(): boolean {
  return matchMedia('(width < 1200px)').matches;
}

/** The first value follows a value that is not in the list. */
function nextOf<Value>(values: readonly Value[], value: Value): Value {
  return values[(values.indexOf(value) + 1) % values.length]!;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'range'].includes(target.type))
  );
}
