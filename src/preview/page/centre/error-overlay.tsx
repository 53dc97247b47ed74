import type { VNode } from 'preact';
import type { SourceProblem } from '../../preview-api.ts';
import { SourceLink } from '../parts/source-link.tsx';
import './error-overlay.css';

interface ErrorOverlayProps {
  readonly problems: readonly SourceProblem[];
  readonly hasMail: boolean;
}

/** The problems of the source, over its last good mail. It disappears when they are fixed. */
export function ErrorOverlay({ problems, hasMail }: ErrorOverlayProps): VNode {
  return (
    <section class="error-overlay" role="alert" aria-label="Error in the source">
      <h2>
        {problems.length === 1 ? 'An error' : `${problems.length} errors`}
        {hasMail && <span> over the last good mail</span>}
      </h2>
      {problems.map((problem) => (
        <article key={`${problem.file}:${problem.line}:${problem.message}`}>
          <p class="message">{problem.message.split('\n')[0]}</p>
          <p class="error-place">
            <SourceLink {...problem} />
            <code>{problem.code}</code>
          </p>
          {problem.frame !== undefined && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
            <pre tabIndex={0}>{problem.frame}</pre>
          )}
        </article>
      ))}
    </section>
  );
}
