import type { VNode } from 'preact';
import type { MimePart } from '../../preview-api.ts';
import { formatBytes } from '../parts/format-bytes.ts';
import { EmlLink } from './eml-link.tsx';
import './part-tree.css';

/** The parts of the message as a tree. */
export function PartTree({ part }: { readonly part: MimePart }): VNode {
  return (
    <>
      <ul class="parts">
        <PartEntry part={part} />
      </ul>
      <EmlLink />
    </>
  );
}

function PartEntry({ part }: { readonly part: MimePart }): VNode {
  return (
    <li>
      <p>
        <code>{part.contentType}</code>
        <span class="number">{formatBytes(part.bytes)}</span>
      </p>
      {part.name !== undefined && <p class="part-name">{part.name}</p>}
      {part.parts.length > 0 && (
        <ul>
          {part.parts.map((inner, index) => (
            <PartEntry key={index} part={inner} />
          ))}
        </ul>
      )}
    </li>
  );
}
