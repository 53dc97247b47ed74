import type { VNode } from 'preact';
import { usePage } from '../state/use-page.ts';
import './source-link.css';

interface SourceLinkProps {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** A link to a place in a source, as errors name it. Typed data that is not saved has no file to open. */
export function SourceLink({ file, line, column }: SourceLinkProps): VNode | null {
  const page = usePage();
  if (file === undefined) return line === undefined ? null : <span class="number">Line {line}</span>;
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return (
    <button type="button" class="source-link" onClick={() => page.go({ source: place })}>
      {place}
    </button>
  );
}
