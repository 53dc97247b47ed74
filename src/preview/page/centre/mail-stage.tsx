import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { MailReport } from '../../preview-api.ts';
import { mailKey } from '../state/chosen-mail.ts';
import { usePage, usePageState } from '../state/use-page.ts';
import { ErrorOverlay } from './error-overlay.tsx';
import { frameSource } from './frame-source.ts';
import { MailFrame } from './mail-frame.tsx';
import { useWidthOf } from './use-width-of.ts';
import { WidthHandle } from './width-handle.tsx';
import './stage.css';

/** The mail, and over it the problems of its current source. */
export function MailStage({ report }: { readonly report: MailReport | undefined }): VNode {
  const { store } = usePage();
  const { place, failure, sent } = usePageState();
  const stage = useRef<HTMLDivElement>(null);
  const key = report === undefined ? '' : mailKey(report);
  const room = useWidthOf(stage);
  const problems = report?.problems ?? [];
  const source = report?.id === undefined ? undefined : frameSource(report.id, place);
  useLayoutEffect(() => stage.current?.scrollTo(0, 0), [key]);
  useLayoutEffect(() => store.set({ room }), [room, store]);
  return (
    <div class="stage-area">
      <section
        ref={stage}
        class="stage"
        aria-label="The mail"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        data-broken={problems.length > 0}
        data-width={place.width === undefined ? 'full' : 'set'}
      >
        {report === undefined && failure === undefined && (
          <p class="stage-wait late">Rendering the first mail…</p>
        )}
        {source !== undefined && (
          <div class="mail-and-handle">
            <MailFrame
              source={source}
              html={sent?.source === source ? sent.html : undefined}
              title={`Mail ${key}`}
              width={place.width}
            />
            <WidthHandle />
          </div>
        )}
      </section>
      {problems.length > 0 && <ErrorOverlay problems={problems} hasMail={source !== undefined} />}
    </div>
  );
}
