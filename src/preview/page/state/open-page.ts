import type { MailId } from '../../../snapshots/mail-id.ts';
import { frameSource } from '../centre/frame-source.ts';
import { askServer, type Server } from './ask-server.ts';
import { chosenMail, mailKey } from './chosen-mail.ts';
import { createDrafts } from './drafts.ts';
import { followChanges } from './follow-changes.ts';
import { initialState, type PageState } from './page-state.ts';
import { type PagePlace, readPlace, writePlace } from './place.ts';
import { createStore, type Store } from './store.ts';

/** What components can do with the page. */
export interface Page {
  readonly store: Store<PageState>;
  readonly server: Server;
  /** Goes to a place; `replace` adds no step to the history. */
  go(change: Partial<PagePlace>, how?: 'push' | 'replace'): void;
  /** Sets the typed data of the open sample; undefined returns to the saved data. */
  draft(text: string | undefined): void;
  /** Requests everything on the page again. */
  reload(): Promise<void>;
  announce(text: string): void;
}

/** Opens the page at its URL, and follows the server. */
export function openPage(): Page {
  const server = askServer();
  const store = createStore(initialState(readPlace(location.search)));
  const current = (): MailId | undefined => chosenMail(store.get().place, store.get().server);
  const announce = (announcement: string): void => store.set({ announcement });
  const drafts = createDrafts(store, server, current);
  let asked = 0;
  let reported: string | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;

  /** Drops answers to any request but the last. */
  const loadMail = async (): Promise<void> => {
    const question = ++asked;
    const id = current();
    if (id === undefined) return store.set({ report: undefined, ...nothingSlower });
    const report = await server.mail(id);
    if (question !== asked) return;
    const before = store.get().report;
    const isOther = before === undefined || mailKey(before) !== mailKey(report);
    store.set({
      report,
      failure: undefined,
      ...(isOther ? nothingSlower : {}),
    });
    // The frame of `before` may already be this one's.
    if (before !== undefined && reported !== report.id) announce(saidOf(report.problems, id));
    reported = report.id;
    loadSlower();
  };

  const loadSlower = (): void => {
    clearTimeout(later);
    later = setTimeout(async () => {
      const question = asked;
      const id = current();
      if (id === undefined) return;
      const keep = (change: Partial<PageState>): void => {
        if (question === asked) store.set(change);
      };
      await Promise.all([
        server.checks(id).then(
          (checks) => keep({ checks, checksProblem: undefined }),
          (error: Error) => keep({ checks: undefined, checksProblem: error.message }),
        ),
        store.get().server?.snapshots === undefined
          ? undefined
          : server.snapshot(id).then(
              (snapshot) => keep({ snapshot, snapshotProblem: undefined }),
              (error: Error) => keep({ snapshot: undefined, snapshotProblem: error.message }),
            ),
      ]);
    }, 150);
  };

  const loadState = async (): Promise<void> => store.set({ server: await server.state() });
  const noteFailure = (error: unknown): void => {
    // The connection reports a server that is down.
    if (!(error instanceof TypeError)) store.set({ failure: (error as Error).message });
  };
  const reload = (): Promise<void> => loadState().then(loadMail).catch(noteFailure);

  const moveTo = (place: PagePlace): void => {
    const before = current();
    store.set({ place, failure: undefined });
    const after = current();
    const isOther = (before && mailKey(before)) !== (after && mailKey(after));
    if (!isOther) return;
    store.set({ draft: undefined });
    loadMail().catch(noteFailure);
  };
  addEventListener('popstate', () => moveTo(readPlace(location.search)));

  let isListening = true;
  const connect = (): void => {
    // Nothing can be posted without the new token.
    void server.renewToken().then(
      () => {
        store.set({ isConnected: true });
        drafts.again();
        return reload();
      },
      () => setTimeout(() => isListening && connect(), 500),
    );
  };
  followChanges({
    onChange: (templates) => {
      const id = current();
      if (id === undefined || (templates.length > 0 && !templates.includes(id.template))) return;
      drafts.again();
      store.set({ changes: store.get().changes + 1 });
      // The panels wait for the frame, which people look at first.
      afterPaint(() => loadMail().catch(noteFailure));
    },
    onRendered: (frame) => {
      const { report } = store.get();
      if (report === undefined || report.mail === undefined || mailKey(report) !== mailKey(frame)) return;
      const { id, look, html } = frame;
      if (report.id === id) return;
      // Earlier requests may be outdated; the next event requests them again.
      asked++;
      const sent = look && html !== undefined ? { source: frameSource(id, look), html } : undefined;
      store.set({ report: { ...report, id }, sent });
    },
    onState: () => void reload(),
    onConnection: (isConnected) => {
      isListening = isConnected;
      if (!isConnected || store.get().isConnected) return store.set({ isConnected });
      connect();
    },
  });
  void reload();

  return {
    store,
    server,
    go(change, how = 'push') {
      const place = { ...store.get().place, ...change };
      const url = writePlace(place);
      if (url !== location.pathname + location.search)
        history[how === 'push' ? 'pushState' : 'replaceState'](null, '', url);
      moveTo(place);
    },
    draft: drafts.change,
    reload,
    announce,
  };
}

function afterPaint(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run));
}

const nothingSlower = {
  checks: undefined,
  checksProblem: undefined,
  snapshot: undefined,
  snapshotProblem: undefined,
};

function saidOf(problems: readonly unknown[] | undefined, id: MailId): string {
  const name = `${id.template}, ${id.locale}, ${id.sample}`;
  return problems === undefined || problems.length === 0 ? `${name} is shown` : `${name} has an error`;
}
