import type { VNode } from 'preact';
import { clampWidth, narrowest, widest } from '../state/place.ts';
import { usePage, usePageState } from '../state/use-page.ts';
import { drawnWidth } from './drawn-width.ts';
import './width-field.css';

/** The width in pixels, as a number field. */
export function WidthField(): VNode {
  const page = usePage();
  const { place, room } = usePageState();
  const { width } = place;
  return (
    <label class="width-field">
      <span class="hidden">Width in pixels</span>
      <input
        type="number"
        min={narrowest}
        max={widest}
        placeholder={String(place.matrix === undefined ? room : drawnWidth)}
        value={width ?? ''}
        onChange={({ currentTarget }) => {
          const typed = Number(currentTarget.value);
          page.go({ width: typed > 0 ? clampWidth(typed) : undefined }, 'replace');
        }}
      />
      <span aria-hidden="true">px</span>
    </label>
  );
}
