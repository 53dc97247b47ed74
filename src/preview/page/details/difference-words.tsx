import type { VNode } from 'preact';

/** `The button “Pay”: colour: #000 -> #fff`, as the comparison writes it for a terminal; here with an arrow character. */
export function DifferenceWords({ words }: { readonly words: string }): VNode {
  const [, where, before, after] = /^(.*: )?(.+) -> (.+)$/s.exec(words) ?? [];
  if (before === undefined) return <li>{words}</li>;
  return (
    <li>
      {where}
      <del>{before}</del> <span class="arrow">→</span> <ins>{after}</ins>
    </li>
  );
}
