import type { MailId } from '../../../snapshots/mail-id.ts';
import type { Server } from './ask-server.ts';
import { mailKey } from './chosen-mail.ts';
import type { PageState } from './page-state.ts';
import type { Store } from './store.ts';

/** Long enough to type a word, short enough to feel immediate. */
const pause = 120;

/** Shows the mail of the typed data, a moment after the last key. */
export function createDrafts(
  store: Store<PageState>,
  server: Server,
  current: () => MailId | undefined,
): { change(text: string | undefined): void; again(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    const id = current();
    const text = store.get().draft?.text;
    if (id === undefined || text === undefined) return;
    const report = await server.draft({ ...id, text });
    const now = store.get().draft;
    if (now?.text === text && now.mailKey === mailKey(id)) store.set({ draft: { ...now, report } });
  };
  const askSoon = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      ask().catch((error: Error) => store.set({ failure: error.message }));
    }, wait);
  };
  return {
    change(text) {
      clearTimeout(timer);
      const id = current();
      if (text === undefined || id === undefined) return store.set({ draft: undefined });
      store.set({ draft: { mailKey: mailKey(id), text, report: store.get().draft?.report } });
      askSoon(pause);
    },
    again: () => askSoon(0),
  };
}
