import type { VNode } from 'preact';
import { Choice } from '../parts/choice.tsx';
import type { PagePlace } from '../state/place.ts';
import { usePage, usePageState } from '../state/use-page.ts';
import { WidthField } from './width-field.tsx';
import './toolbar.css';

const widths = [
  [375, 'Phone'],
  [768, 'Tablet'],
  [undefined, 'Desktop'],
] as const;

const schemes: readonly (readonly [PagePlace['scheme'], string])[] = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['gmail-dark', 'Gmail dark'],
  ['outlook-dark', 'Outlook dark'],
];

const views: readonly (readonly [PagePlace['view'], string])[] = [
  ['browser', 'Browser'],
  ['outlook', 'Classic Outlook'],
  ['t-online', 'T-Online'],
  ['gmail-no-style', 'Gmail without style'],
];

/** How the mail is shown: size and colours above, client below. */
export function Toolbar(): VNode {
  const page = usePage();
  const { place } = usePageState();
  const look = (change: Partial<PagePlace>): void => page.go(change, 'replace');
  return (
    <div class="toolbar" role="toolbar" aria-label="How the mail is shown">
      <div class="toolbar-row">
        <button type="button" class="narrow-only" onClick={() => page.store.set({ isListOpen: true })}>
          Templates
        </button>
        <Choice label="Width" options={widths} value={place.width} onChoose={(width) => look({ width })} />
        <WidthField />
        <Choice
          label="Colours"
          options={schemes}
          value={place.scheme}
          onChoose={(scheme) => look({ scheme })}
        />
        <button
          type="button"
          class="quiet toolbar-end"
          aria-label="Keyboard"
          title="Keyboard (?)"
          onClick={() => page.store.set({ isHelpOpen: true })}
        >
          ?
        </button>
      </div>
      <div class="toolbar-row">
        <Choice label="Client" options={views} value={place.view} onChoose={(view) => look({ view })} />
        <button
          type="button"
          class="images-off"
          aria-pressed={place.images === 'off'}
          onClick={() => look({ images: place.images === 'off' ? 'on' : 'off' })}
        >
          Images off
        </button>
        <button
          type="button"
          class="details-button toolbar-end"
          onClick={() => page.go({ tab: place.tab ?? 'text' })}
        >
          Details
        </button>
      </div>
    </div>
  );
}
