import type { VNode } from 'preact';
import { Choice } from '../parts/choice.tsx';
import type { Place } from '../state/place.ts';
import { usePage, usePageState } from '../state/use-page.ts';
import { WidthField } from './width-field.tsx';

const widths = [
  [375, 'Phone'],
  [768, 'Tablet'],
  [undefined, 'Desktop'],
] as const;

const schemes: readonly (readonly [Place['scheme'], string])[] = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['gmail-dark', 'Gmail dark'],
  ['outlook-dark', 'Outlook dark'],
];

const views: readonly (readonly [Place['view'], string])[] = [
  ['browser', 'Browser'],
  ['outlook', 'Classic Outlook'],
  ['t-online', 'T-Online'],
  ['gmail-no-style', 'Gmail without style'],
];

const matrices: readonly (readonly [Place['matrix'], string])[] = [
  [undefined, 'One mail'],
  ['languages', 'All languages'],
  ['states', 'All states'],
];

/** How the mail is looked at. */
export function Toolbar(): VNode {
  const page = usePage();
  const { place } = usePageState();
  return (
    <div class="toolbar" role="toolbar" aria-label="How the mail is shown">
      <button type="button" class="narrow-only" onClick={() => page.store.set({ isListOpen: true })}>
        Templates
      </button>
      <Choice
        label="Width"
        options={widths}
        value={place.width}
        onChoose={(width) => page.go({ width }, 'replace')}
      />
      <WidthField />
      <Choice
        label="Colours"
        options={schemes}
        value={place.scheme}
        onChoose={(scheme) => page.go({ scheme }, 'replace')}
      />
      <Select
        label="Client"
        options={views}
        value={place.view}
        onChoose={(view) => page.go({ view }, 'replace')}
      />
      <button
        type="button"
        aria-pressed={place.images === 'off'}
        onClick={() => page.go({ images: place.images === 'off' ? 'on' : 'off' }, 'replace')}
      >
        Images off
      </button>
      <Select
        label="Mails side by side"
        options={matrices}
        value={place.matrix}
        onChoose={(matrix) => page.go({ matrix })}
      />
      <span class="toolbar-end">
        <button type="button" class="details-button" onClick={() => page.go({ tab: place.tab ?? 'text' })}>
          Details
        </button>
        <button
          type="button"
          class="quiet"
          aria-label="Keyboard"
          title="Keyboard (?)"
          onClick={() => page.store.set({ isHelpOpen: true })}
        >
          ?
        </button>
      </span>
    </div>
  );
}

interface SelectProps<Value> {
  readonly label: string;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

function Select<Value>({ label, options, value, onChoose }: SelectProps<Value>): VNode {
  const at = options.findIndex(([own]) => own === value);
  return (
    <select
      aria-label={label}
      value={at}
      data-is-default={at === 0}
      onChange={({ currentTarget }) => onChoose(options[Number(currentTarget.value)]![0])}
    >
      {options.map(([, name], index) => (
        <option key={name} value={index}>
          {name}
        </option>
      ))}
    </select>
  );
}
