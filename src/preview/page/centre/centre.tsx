import type { VNode } from 'preact';
import { chosenMail } from '../state/chosen-mail.ts';
import { shownReport } from '../state/shown-report.ts';
import { usePageState } from '../state/use-page.ts';
import { InboxRow } from './inbox-row.tsx';
import { MailStage } from './mail-stage.tsx';
import { Matrix } from './matrix.tsx';
import { NoTemplate } from './no-template.tsx';
import { SnapshotStage } from './snapshot-stage.tsx';
import { StandInNote } from './stand-in-note.tsx';
import { Toolbar } from './toolbar.tsx';
import { WebImagesNote } from './web-images-note.tsx';
import './centre.css';

export function Centre(): VNode {
  const state = usePageState();
  const { place, server, snapshot, failure } = state;
  if (server === undefined) return <main class="centre" aria-busy="true" />;
  const mail = chosenMail(place, server);
  if (mail === undefined) return <NoTemplate />;
  const report = shownReport(state);
  const isComparing = place.tab === 'snapshot' && snapshot?.status === 'changed';
  return (
    <main class="centre">
      <Toolbar />
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      {place.matrix !== undefined ? (
        <Matrix by={place.matrix} />
      ) : (
        <>
          <InboxRow mail={report?.mail} />
          <StandInNote mail={mail} />
          <WebImagesNote mail={report?.mail} />
          {isComparing ? (
            <SnapshotStage report={report} snapshot={snapshot} />
          ) : (
            <MailStage report={report} />
          )}
        </>
      )}
    </main>
  );
}
