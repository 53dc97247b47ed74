import type { VNode } from 'preact';
import './choice.css';

interface ChoiceProps<Value> {
  readonly label: string;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly value: Value | undefined;
  readonly onChoose: (value: Value) => void;
}

/** A choice of a few, all visible. */
export function Choice<Value>({ label, options, value, onChoose }: ChoiceProps<Value>): VNode {
  return (
    <fieldset class="choice">
      <legend class="hidden">{label}</legend>
      {options.map(([own, name]) => (
        <button key={name} type="button" aria-pressed={own === value} onClick={() => onChoose(own)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}
