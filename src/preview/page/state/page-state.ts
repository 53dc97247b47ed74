import type { ChecksReport, MailReport, PreviewState, SnapshotReport } from '../../preview-api.ts';
import type { PagePlace } from './place.ts';

/** All that the page shows comes from this. */
export interface PageState {
  readonly place: PagePlace;
  /** Undefined until the server has answered for the first time. */
  readonly server: PreviewState | undefined;
  readonly isConnected: boolean;
  /** The mail of the place; the one before it until the new one is there. */
  readonly report: MailReport | undefined;
  /** The HTML of a frame that came before it was asked for. */
  readonly sent: { readonly source: string; readonly html: string } | undefined;
  /** How often files of the open template changed: what else is shown of it is asked for anew. */
  readonly changes: number;
  /** A mail of data that somebody types, shown in place of the saved one. */
  readonly draft: Draft | undefined;
  /** Slower than the mail, and asked for after it. */
  readonly checks: ChecksReport | undefined;
  readonly snapshot: SnapshotReport | undefined;
  /** Why there are none of them. */
  readonly checksProblem: string | undefined;
  readonly snapshotProblem: string | undefined;
  /** How wide the mail may be, in CSS pixels; 0 before it is known. */
  readonly room: number;
  /** What screen readers are told. */
  readonly announcement: string;
  /** Why the last request failed, where that is not the connection. */
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
