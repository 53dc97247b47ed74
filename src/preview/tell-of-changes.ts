import type { Mails } from './mails/open-mails.ts';
import type { PreviewEvent } from './preview-api.ts';

/**
 * Notifies pages about changed files: first with the frame of the mail that somebody looks at and waits for, then with the
 * mails that may have changed. Changes during a rendering wait for it and are reported together, so frames arrive in the order
 * of the states that they show, and the last state always arrives.
 */
export function tellOfChanges(
  { renew }: Pick<Mails, 'renew'>,
  send: (event: PreviewEvent) => void,
): (events: readonly PreviewEvent[]) => Promise<void> {
  let waiting: PreviewEvent[] = [];
  let isTelling = false;
  return async (events) => {
    waiting.push(...events);
    if (isTelling) return;
    isTelling = true;
    while (waiting.length > 0) {
      const told = joinEvents(waiting);
      waiting = [];
      const rendered = told.some(({ type }) => type === 'changed') ? await renew() : undefined;
      if (rendered !== undefined) send({ type: 'rendered', ...rendered });
      for (const event of told) send(event);
    }
    isTelling = false;
  };
}

/** One event of each kind. */
function joinEvents(events: readonly PreviewEvent[]): PreviewEvent[] {
  const changes = events.filter((event) => event.type === 'changed');
  const isOfAll = changes.some(({ templates }) => templates.length === 0);
  const templates = isOfAll ? [] : [...new Set(changes.flatMap((change) => change.templates))];
  return [
    ...(changes.length === 0 ? [] : [{ type: 'changed', templates } as const]),
    ...(events.some(({ type }) => type === 'state') ? [{ type: 'state' } as const] : []),
  ];
}
