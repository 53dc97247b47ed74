import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MailId } from '../../../snapshots/mail-id.ts';
import type { MailReport } from '../../preview-api.ts';
import { PlaceLink } from '../list/place-link.tsx';
import { mailKey } from '../state/chosen-mail.ts';
import { usePage, usePageState } from '../state/use-page.ts';
import { frameSource } from './frame-source.ts';
import { MailFrame } from './mail-frame.tsx';
import './matrix-cell.css';

interface MatrixCellProps {
  readonly id: MailId;
  readonly label: string;
  readonly note: string;
  /** In CSS pixels of the mail. */
  readonly width: number;
  readonly scale: number;
  /** A new value requests the mail again. */
  readonly version: number;
}

/** A small mail; all of it is a link to the large one. */
export function MatrixCell({ id, label, note, width, scale, version }: MatrixCellProps): VNode {
  const { server } = usePage();
  const { place } = usePageState();
  const [report, setReport] = useState<MailReport>();
  const key = mailKey(id);
  useEffect(() => {
    let isWanted = true;
    server.mail(id).then(
      (answer) => isWanted && setReport(answer),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [key, version, server]);
  const hasProblem = (report?.problems?.length ?? 0) > 0;
  return (
    <li class="matrix-cell" style={{ width: `${width * scale}px` }}>
      <PlaceLink class="matrix-link" to={id}>
        <span class="matrix-label">
          <strong>{label}</strong> <span>{note}</span>
          {hasProblem && <span class="word error">error</span>}
        </span>
        <span class="matrix-subject" dir="auto">
          {report?.mail?.subject}
        </span>
      </PlaceLink>
      <div class="matrix-mail" inert>
        {report?.id !== undefined && (
          <MailFrame
            source={frameSource(report.id, place)}
            title={`Mail ${key}`}
            width={width}
            scale={scale}
          />
        )}
      </div>
    </li>
  );
}
