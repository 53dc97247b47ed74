/** A frame that changes its document without a flash: the new one loads unseen, then takes the place of the old one. */
export interface FrameSwap {
  show(source: string): void;
  /** Makes the frame as tall as its document; gives that height in pixels. */
  measure(): number;
  close(): void;
}

/** Where a document cannot be measured, it scrolls inside a frame of this height. */
const unmeasured = 960;

/**
 * The mail runs no script: the frame's sandbox lets none run, and the policy that the document comes with forbids them a
 * second time. `allow-same-origin` without `allow-scripts` gives the mail nothing, for only a script could use an origin;
 * it gives this page the height of the mail, so that the page scrolls, not the frame, and stays where it is when the mail
 * is made anew.
 */
export function swapFrames(
  host: HTMLElement,
  { title, onShown }: { readonly title: string; readonly onShown: () => void },
): FrameSwap {
  let shown: HTMLIFrameElement | undefined;
  let pending: HTMLIFrameElement | undefined;
  return {
    show(source) {
      pending?.remove();
      // A new element, for a new address in an old one would be a step of the browser's history.
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-same-origin');
      frame.title = title;
      frame.src = source;
      frame.className = 'pending';
      frame.addEventListener('load', () => {
        if (frame !== pending) return;
        shown?.remove();
        frame.className = '';
        shown = frame;
        pending = undefined;
        passKeysOn(frame);
        onShown();
      });
      pending = frame;
      host.append(frame);
    },
    measure() {
      const root = shown?.contentDocument?.documentElement;
      if (shown === undefined) return 0;
      if (root === undefined || root === null) {
        shown.style.height = `${unmeasured}px`;
        return unmeasured;
      }
      // A document is never shorter than its frame.
      shown.style.height = '0';
      const height = Math.ceil(root.scrollHeight);
      shown.style.height = '100%';
      return height;
    },
    close: () => host.replaceChildren(),
  };
}

/** Keys that are pressed while the focus is in the mail mean the same. */
function passKeysOn(frame: HTMLIFrameElement): void {
  frame.contentDocument?.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    window.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, metaKey, altKey }));
  });
}
