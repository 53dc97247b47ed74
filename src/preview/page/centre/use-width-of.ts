import { useLayoutEffect, useState } from 'preact/hooks';

/** How much room an element has inside, in CSS pixels; 0 before it is there. */
export function useWidthOf(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)));
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
