import { mailPolicy } from '../../mail-policy.ts';

/** A frame that changes its document without a flash: the new one loads unseen, then takes the place of the old one. */
export interface FrameSwap {
  /** With the HTML that stands at `source`, the browser need not ask for it. */
  show(source: string, html?: string): void;
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
    show(source, html) {
      pending?.remove();
      // A new element, for a new address in an old one would be a step of the browser's history.
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-same-origin');
      frame.title = title;
      frame.className = 'pending';
      if (html === undefined) frame.src = source;
      pending = frame;
      host.append(frame);
      // An empty frame has been loaded by now.
      frame.addEventListener('load', () => {
        if (frame !== pending) return;
        shown?.remove();
        frame.className = '';
        shown = frame;
        pending = undefined;
        passKeysOn(frame);
        onShown();
      });
      if (html !== undefined) writeMail(frame, html);
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

/** A document that is written needs no navigation, which takes longer than the mail itself. */
function writeMail(frame: HTMLIFrameElement, html: string): void {
  const mail = frame.contentDocument!;
  // A document keeps its policies when it is opened to be written; to those of this page comes the mail's own.
  const meta = mail.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = mailPolicy('on');
  mail.head.append(meta);
  mail.open();
  mail.write(html);
  mail.close();
}

/** Keys that are pressed while the focus is in the mail mean the same. */
function passKeysOn(frame: HTMLIFrameElement): void {
  frame.contentDocument?.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    window.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, metaKey, altKey }));
  });
}
