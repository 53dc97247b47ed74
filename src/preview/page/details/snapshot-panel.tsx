import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { SnapshotReport } from '../../preview-api.ts';
import { Choice } from '../parts/choice.tsx';
import { chosenMail } from '../state/chosen-mail.ts';
import { usePage, usePageState } from '../state/use-page.ts';
import './snapshot-panel.css';

const ways = [
  ['side', 'Side by side'],
  ['slider', 'Slider'],
] as const;

const titles: Readonly<Record<SnapshotReport['status'], string>> = {
  none: 'Not approved yet',
  same: 'As approved',
  changed: 'Differs from the approved mail',
};

/** The differences from the approved mail, and a button that approves the mail as it is. */
export function SnapshotPanel(): VNode | null {
  const page = usePage();
  const { place, server, snapshot, snapshotProblem, report } = usePageState();
  const [failure, setFailure] = useState<string>();
  const [isApproving, setApproving] = useState(false);
  const mail = chosenMail(place, server);
  if (mail === undefined) return null;
  if (server?.snapshots === undefined)
    return (
      <div class="note">
        <p>
          No snapshots folder yet. Snapshots are approved mails, compared with later versions. Create them
          with:
        </p>
        <pre>npx facteur snapshot --update</pre>
      </div>
    );
  if ((report?.problems?.length ?? 0) > 0)
    return <p class="note">Fix the error first: a mail with an error cannot be compared or approved.</p>;
  if (snapshot === undefined && snapshotProblem === undefined) return <p class="note late">Comparing…</p>;
  const approve = async (): Promise<void> => {
    setFailure(undefined);
    setApproving(true);
    try {
      page.store.set({ snapshot: await page.server.approve(mail), snapshotProblem: undefined });
      page.announce('Approved. The snapshot is the mail as it is now.');
    } catch (error) {
      setFailure((error as Error).message);
    } finally {
      setApproving(false);
    }
  };
  return (
    <div class="snapshot">
      <h3>{snapshot === undefined ? 'The snapshot cannot be read' : titles[snapshot.status]}</h3>
      {snapshot === undefined && <p class="problem">{snapshotProblem}</p>}
      {snapshot?.status === 'same' && <p class="note">The mail is the same as the approved one.</p>}
      {snapshot?.status === 'changed' && (
        <Choice
          label="Before and after"
          options={ways}
          value={place.compare ?? 'side'}
          onChoose={(compare) => page.go({ compare }, 'replace')}
        />
      )}
      {snapshot !== undefined && snapshot.differences.length > 0 && (
        <ul class="differences">
          {snapshot.differences.map((difference) => (
            <DifferenceWords key={difference} words={difference} />
          ))}
        </ul>
      )}
      {snapshot?.status !== 'same' && (
        <button type="button" class="primary" disabled={isApproving} onClick={approve}>
          {isApproving ? 'Approving…' : 'Approve'}
        </button>
      )}
      {snapshot?.status !== 'same' && (
        <p class="note">
          This writes the HTML, text and subject, and takes new pictures if the mail has approved ones.
        </p>
      )}
      {snapshot?.picturesLeft !== undefined && (
        <p class="problem" role="alert">
          The pictures were not updated. {snapshot.picturesLeft}
        </p>
      )}
      {failure !== undefined && (
        <p class="problem" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}

/** `The button “Pay”: colour: #000 -> #fff`, as the comparison writes it for a terminal; here with an arrow character. */
function DifferenceWords({ words }: { readonly words: string }): VNode {
  const [, where, before, after] = /^(.*: )?(.+) -> (.+)$/s.exec(words) ?? [];
  if (before === undefined) return <li>{words}</li>;
  return (
    <li>
      {where}
      <del>{before}</del> <span class="arrow">→</span> <ins>{after}</ins>
    </li>
  );
}
