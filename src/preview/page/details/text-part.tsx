import type { VNode } from 'preact';
import './text-part.css';

/** The text part as it is received. */
export function TextPart({ text }: { readonly text: string }): VNode {
  return (
    <pre class="text-part" dir="auto">
      {text}
    </pre>
  );
}
