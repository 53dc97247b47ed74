import { useLayoutEffect, useState } from 'preact/hooks';

/** The inner width of an element, in CSS pixels; 0 until it exists. */
export function useWidthOf(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)));
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
