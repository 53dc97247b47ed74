import type { ChecksReport, MailReport, PreviewState, SnapshotReport } from '../../preview-api.ts';
import type { PagePlace } from './place.ts';

/** The state that the page renders. */
export interface PageState {
  readonly place: PagePlace;
  /** Undefined until the first answer of the server. */
  readonly server: PreviewState | undefined;
  readonly isConnected: boolean;
  /** The mail of the place; the previous one until the new one arrives. */
  readonly report: MailReport | undefined;
  /** The HTML of a frame that arrived before it was requested. */
  readonly sent: { readonly source: string; readonly html: string } | undefined;
  /** Counts changes of files of the open template, so that its other panels request their data again. */
  readonly changes: number;
  /** The mail of typed data, shown instead of the saved one. */
  readonly draft: Draft | undefined;
  /** Slower than the mail, and requested after it. */
  readonly checks: ChecksReport | undefined;
  readonly snapshot: SnapshotReport | undefined;
  /** Why there are no checks. */
  readonly checksProblem: string | undefined;
  readonly snapshotProblem: string | undefined;
  /** The available width for the mail, in CSS pixels; 0 until it is known. */
  readonly room: number;
  /** The announcement for screen readers. */
  readonly announcement: string;
  /** Why the last request failed, unless it was the connection. */
  readonly failure: string | undefined;
  readonly isHelpOpen: boolean;
  readonly isListOpen: boolean;
}

interface Draft {
  readonly mailKey: string;
  readonly text: string;
  readonly report: MailReport | undefined;
}

export function initialState(place: PagePlace): PageState {
  return {
    place,
    server: undefined,
    isConnected: true,
    report: undefined,
    sent: undefined,
    changes: 0,
    draft: undefined,
    checks: undefined,
    snapshot: undefined,
    checksProblem: undefined,
    snapshotProblem: undefined,
    room: 0,
    announcement: '',
    failure: undefined,
    isHelpOpen: false,
    isListOpen: false,
  };
}
