import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { MailReport, SnapshotReport } from '../../preview-api.ts';
import { usePageState } from '../state/use-page.ts';
import { drawnWidth } from './drawn-width.ts';
import { frameSource } from './frame-source.ts';
import { MailFrame } from './mail-frame.tsx';
import { useWidthOf } from './use-width-of.ts';
import './snapshot-stage.css';
import './stage.css';

interface SnapshotStageProps {
  readonly report: MailReport | undefined;
  readonly snapshot: SnapshotReport;
}

/** The gap in snapshot-stage.css, in pixels. */
const gap = 24;

/** The approved and the current mail, side by side or as an overlay with a slider. */
export function SnapshotStage({ report, snapshot }: SnapshotStageProps): VNode | null {
  const { place } = usePageState();
  const stage = useRef<HTMLDivElement>(null);
  const room = useWidthOf(stage);
  const [cut, setCut] = useState(50);
  const { approvedId } = snapshot;
  if (report?.id === undefined || approvedId === undefined) return null;
  const isSlider = place.compare === 'slider';
  const width = place.width ?? drawnWidth;
  const scale = Math.min(1, isSlider ? room / width : (room - gap) / 2 / width);
  const before = (
    <MailFrame source={frameSource(approvedId, place)} title="Approved mail" width={width} scale={scale} />
  );
  const after = (
    <MailFrame source={frameSource(report.id, place)} title="Mail as it is now" width={width} scale={scale} />
  );
  return (
    <div class="stage-area">
      <section
        ref={stage}
        class="stage"
        aria-label="Approved and now"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        {room > 0 && isSlider && (
          <div class="compare-slider" style={{ width: `${width * scale}px`, '--cut': `${cut}%` }}>
            <p class="compare-labels">
              <span>Approved</span>
              <span>Now</span>
            </p>
            <input
              type="range"
              min="0"
              max="100"
              value={cut}
              aria-label="How much of the approved mail is shown"
              onInput={({ currentTarget }) => setCut(Number(currentTarget.value))}
            />
            <div class="compare-layers">
              <div class="compare-after">{after}</div>
              <div class="compare-before">{before}</div>
            </div>
          </div>
        )}
        {room > 0 && !isSlider && (
          <div class="compare-side">
            <figure>
              <figcaption>Approved</figcaption>
              {before}
            </figure>
            <figure>
              <figcaption>Now</figcaption>
              {after}
            </figure>
          </div>
        )}
      </section>
    </div>
  );
}
