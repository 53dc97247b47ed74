import { mailPolicy } from '../../mail-policy.ts';

/** A frame that changes its document without a flash: the new one loads hidden, then replaces the old one. */
export interface FrameSwap {
  /** With the HTML of `source`, the browser does not have to request it. */
  show(source: string, html?: string): void;
  /** Makes the frame as tall as its document, and returns that height in pixels. */
  measure(): number;
  close(): void;
}

/** A document that cannot be measured scrolls inside a frame of this height. */
const unmeasured = 960;

/**
 * The mail runs no script: the frame's sandbox blocks them, and so does the policy of the document. `allow-same-origin`
 * without `allow-scripts` gives the mail nothing, because only a script could use an origin. It lets this page read the height
 * of the mail, so that the page scrolls instead of the frame, and keeps its position when the mail is rendered again.
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
      // A new element, because a new address in an old one would add a step to the browser's history.
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-same-origin');
      frame.title = title;
      frame.className = 'pending';
      if (html === undefined) frame.src = source;
      pending = frame;
      host.append(frame);
      // An empty frame has already loaded.
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

/** Writing a document avoids a navigation, which takes longer than the mail itself. */
function writeMail(frame: HTMLIFrameElement, html: string): void {
  const mail = frame.contentDocument!;
  // A document opened for writing keeps the policies of this page; the mail's own is added.
  const meta = mail.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = mailPolicy('on');
  mail.head.append(meta);
  mail.open();
  mail.write(html);
  mail.close();
}

/** Keys work the same while the focus is in the mail. */
function passKeysOn(frame: HTMLIFrameElement): void {
  frame.contentDocument?.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    window.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, metaKey, altKey }));
  });
}
