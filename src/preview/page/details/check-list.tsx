import type { VNode } from 'preact';
import { SourceLink } from '../parts/source-link.tsx';
import { shownReport } from '../state/shown-report.ts';
import { usePageState } from '../state/use-page.ts';
import './check-list.css';

/** Warnings of compiling and rendering, and findings of the checks, each with a link to its line. */
export function CheckList(): VNode {
  const state = usePageState();
  const { checks, checksProblem } = state;
  const warnings = shownReport(state)?.mail?.warnings ?? [];
  const findings = checks?.findings ?? [];
  return (
    <>
      {checksProblem !== undefined && <p class="problem">{checksProblem}</p>}
      {checks === undefined && checksProblem === undefined && <p class="note late">Checking…</p>}
      {checks !== undefined && findings.length + warnings.length === 0 && (
        <p class="note">All checks passed.</p>
      )}
      <ul class="findings">
        {findings.map((finding) => (
          <li key={`${finding.rule}${finding.message}${finding.line}`}>
            <p class="finding-top">
              <span class={`word ${finding.severity}`}>{finding.severity}</span>
              <code>{finding.rule}</code>
            </p>
            <p>{finding.message}</p>
            <p class="fix">{finding.fix}</p>
            <SourceLink {...finding} />
          </li>
        ))}
        {warnings.map((warning) => (
          <li key={`${warning.code}${warning.message}`}>
            <p class="finding-top">
              <span class="word warning">warning</span>
              <code>{warning.code}</code>
            </p>
            <p>{warning.message}</p>
            <SourceLink {...warning} />
          </li>
        ))}
      </ul>
      {checks !== undefined && checks.unchecked.length > 0 && (
        <section class="unchecked">
          <h3>Not checked</h3>
          <ul>
            {checks.unchecked.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
