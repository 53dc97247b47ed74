import type { Finding } from '../checks/finding.ts';
import type { MailId } from '../snapshots/mail-id.ts';

/**
 * What the page of the preview and its server say to each other: JSON over these routes, all below the server's address.
 *
 * | route | gives |
 * |---|---|
 * | `GET /` | the page; its `<meta name="facteur-token">` holds the token that every POST sends in the header `x-facteur-token` |
 * | `GET /assets/*` | the script and the style of the page |
 * | `GET /api/state` | `PreviewState` |
 * | `GET /api/mail?template&locale&sample` | `MailReport`, also for a mail that does not compile |
 * | `POST /api/draft` of `DraftRequest` | `MailReport` whose `id` names the draft |
 * | `POST /api/samples` of `SaveSampleRequest` | `SaveSampleAnswer`; 409 when the sample exists and `replace` is not set |
 * | `GET /api/checks?template&locale&sample` | `ChecksReport`: slower than the mail, asked for after it |
 * | `GET /api/sample?template&sample` | `SampleText` |
 * | `GET /api/source?file` | `SourceFile`; only files of the templates folder that the mail is made of |
 * | `GET /api/snapshot?template&locale&sample` | `SnapshotReport` |
 * | `POST /api/approve` of `MailId` | `SnapshotReport` after the files are written |
 * | `POST /api/send` of `SendRequest` | `SendAnswer` |
 * | `GET /frame?id&view&scheme&images` | the HTML of a mail for a sandboxed frame, see `FrameOptions` |
 * | `GET /eml?template&locale&sample` | the message, as a download |
 * | `GET /events` | server-sent events; each `data:` is a `PreviewEvent` |
 *
 * A request that cannot be answered gets a status of 400 or more and `ApiError`.
 */
export interface ApiError {
  readonly error: { readonly code: string; readonly message: string };
}

export interface PreviewState {
  /** The templates folder, as the user named it. */
  readonly folder: string;
  readonly templates: readonly TemplateSummary[];
  /** The language of a mail whose language nobody chose, where its template has it. */
  readonly defaultLocale: string;
  /** What is wrong with the folder itself: deleted while the server runs, not readable. */
  readonly problem?: string;
  /** Whom test mails come from and through which server, without password; undefined when sending is not configured. */
  readonly sending?: { readonly server: string; readonly from: string };
  /** The folder of the snapshots; undefined when there is none. */
  readonly snapshots?: string;
}

export interface TemplateSummary {
  readonly name: string;
  readonly locales: readonly string[];
  readonly samples: readonly SampleSummary[];
  /** The first line of what keeps it from compiling. */
  readonly problem?: string;
  /** The language that this is about, where it is not the one that the page begins with. */
  readonly problemLocale?: string;
}

export interface SampleSummary {
  readonly name: string;
  /** What the data says of the payment; undefined for a sample that cannot be read. */
  readonly state?: 'open' | 'partial' | 'overdue' | 'paid' | 'other';
}

/** A mail as it is now. */
export interface MailReport extends MailId {
  /** Names this rendering for `/frame`; a new rendering gets a new one, equal content keeps it. */
  readonly id?: string;
  /** Why the newest source gives no mail; `mail` is then the last good one, if there was one. */
  readonly problems?: readonly SourceProblem[];
  readonly mail?: MailDetails;
}

/** One thing that is wrong, at its place in the source where it has one. */
export interface SourceProblem {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** The lines around the place, with a caret under it. */
  readonly frame?: string;
}

export interface MailDetails {
  readonly subject: string;
  readonly preheader: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  /** ISO 8601, the moment that the mail is rendered for. */
  readonly date: string;
  readonly html: string;
  readonly text: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly mime: MimePart;
  readonly sizes: MailSizes;
  readonly fields: readonly FieldUse[];
  /** URLs of images that the message does not carry itself; the preview does not load them. */
  readonly webImages: readonly string[];
  /** Of compiling and of rendering. */
  readonly warnings: readonly SourceProblem[];
}

/** A part of the message, with the parts inside it. */
export interface MimePart {
  /** `multipart/alternative`. */
  readonly contentType: string;
  /** A file name or a Content-ID, where it has one. */
  readonly name?: string;
  /** As it travels, encoded. */
  readonly bytes: number;
  readonly parts: readonly MimePart[];
}

/** All in bytes of UTF-8; `message` as it travels. */
export interface MailSizes {
  readonly html: number;
  readonly text: number;
  /** All `<style>` together, which Gmail drops above 8,192. */
  readonly style: number;
  readonly message: number;
}

export interface FieldUse {
  readonly name: string;
  readonly kind: string;
  /** What the mail prints for it; undefined when this sample has no value for it. */
  readonly value?: string;
  /** Where the template uses it first. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface ChecksReport extends MailId {
  readonly findings: readonly Finding[];
  /** What could not be checked and why: a library that is not installed. */
  readonly unchecked: readonly string[];
}

export interface SampleText {
  readonly sample: string;
  readonly text: string;
  readonly bytes: number;
}

export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** A mail of data that is not saved. */
export interface DraftRequest extends MailId {
  /** JSON as typed; what is wrong with it comes back in `problems`. */
  readonly text: string;
}

export interface SaveSampleRequest {
  readonly template: string;
  /** Letters, digits and hyphens. */
  readonly sample: string;
  readonly text: string;
  readonly replace?: boolean;
}

export interface SaveSampleAnswer {
  readonly sample: string;
  readonly file: string;
}

export interface SnapshotReport extends MailId {
  readonly status: 'none' | 'same' | 'changed';
  /** The approved mail for `/frame?id=`; undefined when there is none. */
  readonly approvedId?: string;
  /** What differs, in words. */
  readonly differences: readonly string[];
  /** After approving: why the pictures of the mail stay as they were. */
  readonly picturesLeft?: string;
}

export interface SendRequest extends MailId {
  readonly to: readonly string[];
  /** The recipients again, as the person confirmed them: the server compares the two lists. */
  readonly confirmed: readonly string[];
}

export interface SendAnswer {
  /** As `createSender` says it: sent, deferred, rejected or unknown, and captured where it is not live. */
  readonly results: readonly { readonly to: string; readonly status: string; readonly answer: string }[];
}

/** How `/frame` shows a mail; every one has a default. */
export interface FrameOptions {
  /** `browser` as it is; the others as that client would have it. @default 'browser' */
  readonly view?: 'browser' | 'outlook' | 't-online' | 'gmail-no-style';
  /**
   * `dark` answers `prefers-color-scheme: dark`; `gmail-dark` and `outlook-dark` recolour by force, as those apps do.
   * @default 'light'
   */
  readonly scheme?: 'light' | 'dark' | 'gmail-dark' | 'outlook-dark';
  /** @default 'on' */
  readonly images?: 'on' | 'off';
}

/** A mail that was made anew. */
export interface RenderedFrame extends MailId {
  /** As in its report. */
  readonly id: string;
  /** What `/frame` was asked for last: how the page shows the mail. */
  readonly look?: Required<FrameOptions>;
  /** What `/frame` gives of it in that look. Both are undefined where it is better asked for: it is very long, or without images. */
  readonly html?: string;
}

export type PreviewEvent =
  /** Files changed; the mails of these templates may be others now. An empty list: all of them. */
  | { readonly type: 'changed'; readonly templates: readonly string[] }
  /** The mail that was asked for last, made anew after a change; its report is asked for later. */
  | ({ readonly type: 'rendered' } & RenderedFrame)
  /** Templates, languages or samples came or went: ask for the state again. */
  | { readonly type: 'state' };
