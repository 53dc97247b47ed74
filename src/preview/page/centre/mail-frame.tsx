import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type FrameSwap, swapFrames } from './swap-frames.ts';
import './mail-frame.css';

interface MailFrameProps {
  readonly source: string;
  /** The HTML of `source`, if it is known. */
  readonly html?: string | undefined;
  readonly title: string;
  /** In CSS pixels of the mail; undefined means full width. */
  readonly width?: number | undefined;
  /** The scale. @default 1 */
  readonly scale?: number;
}

/** A mail at its own height, sandboxed and without scripts. */
export function MailFrame({ source, html, title, width, scale = 1 }: MailFrameProps): VNode {
  const host = useRef<HTMLDivElement>(null);
  const swap = useRef<FrameSwap | undefined>(undefined);
  const [height, setHeight] = useState(0);

  useLayoutEffect(() => {
    const refit = (): void => setHeight(swap.current?.measure() ?? 0);
    swap.current = swapFrames(host.current!, { title, onShown: refit });
    let known = 0;
    const observer = new ResizeObserver(([entry]) => {
      const now = Math.round(entry!.contentRect.width);
      if (now !== known) refit();
      known = now;
    });
    observer.observe(host.current!);
    return () => {
      observer.disconnect();
      swap.current?.close();
    };
  }, [title]);
  // Before the next paint, because people wait for the frame.
  useLayoutEffect(() => swap.current?.show(source, html), [source, title]);

  return (
    <div
      class="mail-frame"
      style={{
        width: width === undefined ? '100%' : `${width * scale}px`,
        height: height === 0 ? undefined : `${height * scale}px`,
      }}
    >
      <div
        ref={host}
        class="mail-frame-host"
        style={{
          width: width === undefined ? '100%' : `${width}px`,
          height: height === 0 ? '100%' : `${height}px`,
          transform: scale === 1 ? undefined : `scale(${scale})`,
        }}
      />
    </div>
  );
}
