import type { PreviewEvent, RenderedFrame } from '../../preview-api.ts';

export interface ChangeListener {
  /** The mails of these templates may have changed; an empty list means all. */
  onChange(templates: readonly string[]): void;
  /** A mail was rendered again: its frame does not wait for its report. */
  onRendered(frame: RenderedFrame): void;
  onState(): void;
  onConnection(isConnected: boolean): void;
}

/**
 * Listens to the server while the page is visible, and resumes when it was hidden. A browser opens six connections to a
 * server, so pages in other tabs give theirs back.
 */
export function followChanges(listener: ChangeListener): void {
  let events = document.hidden ? undefined : listen(listener);
  document.addEventListener('visibilitychange', () => {
    events?.close();
    events = document.hidden ? undefined : listen(listener);
  });
}

function listen(listener: ChangeListener): { close(): void } {
  let again: ReturnType<typeof setTimeout> | undefined;
  let events = new EventSource('/events');
  const follow = (): void => {
    events.onopen = () => {
      listener.onConnection(true);
      // Changes before the connection was open were not reported.
      listener.onState();
    };
    events.onmessage = ({ data }) => {
      const event = JSON.parse(String(data)) as PreviewEvent;
      if (event.type === 'changed') listener.onChange(event.templates);
      else if (event.type === 'rendered') listener.onRendered(event);
      else listener.onState();
    };
    events.onerror = () => {
      listener.onConnection(false);
      // After an error response the browser does not reconnect by itself.
      if (events.readyState !== EventSource.CLOSED) return;
      again = setTimeout(() => {
        events = new EventSource('/events');
        follow();
      }, 1000);
    };
  };
  follow();
  return {
    close() {
      clearTimeout(again);
      events.close();
    },
  };
}
