import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { clampWidth, narrowest, widest } from '../state/place.ts';
import { usePage, usePageState } from '../state/use-page.ts';
import './width-handle.css';

/** The edge of the mail, which can be dragged or moved with the arrow keys. */
export function WidthHandle(): VNode {
  const page = usePage();
  const { place, room } = usePageState();
  const { width } = place;
  const handle = useRef<HTMLDivElement>(null);
  const [isDragged, setDragged] = useState(false);
  const shownWidth = (): number => handle.current?.parentElement?.firstElementChild?.clientWidth ?? 0;
  const setWidth = (to: number): void => page.go({ width: clampWidth(to) }, 'replace');

  const drag = (event: PointerEvent): void => {
    event.preventDefault();
    const start = { x: event.clientX, width: shownWidth() };
    const target = handle.current!;
    target.setPointerCapture(event.pointerId);
    setDragged(true);
    // The mail is centred, so it grows on both sides.
    const move = ({ clientX }: PointerEvent): void => setWidth(start.width + 2 * (clientX - start.x));
    const end = (): void => {
      target.removeEventListener('pointermove', move);
      setDragged(false);
    };
    target.addEventListener('pointermove', move);
    target.addEventListener('lostpointercapture', end, { once: true });
  };
  const onKey = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setWidth(shownWidth() + by * (event.shiftKey ? 50 : 10));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a movable separator is not an <hr>
    <div
      ref={handle}
      class="width-handle"
      role="separator"
      tabIndex={0}
      aria-label="Width of the mail"
      aria-orientation="vertical"
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuenow={width ?? Math.min(room, widest)}
      aria-valuetext={width === undefined ? 'full width' : `${width} pixels`}
      data-dragged={isDragged}
      onPointerDown={drag}
      onKeyDown={onKey}
      onDblClick={() => page.go({ width: undefined }, 'replace')}
    >
      {width !== undefined && <output>{width} px</output>}
    </div>
  );
}
