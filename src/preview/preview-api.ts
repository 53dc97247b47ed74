import type { Finding } from '../checks/finding.ts';
import type { MailId } from '../snapshots/mail-id.ts';

/**
 * The interface between the page of the preview and its server: JSON over these routes.
 *
 * | route | returns |
 * |---|---|
 * | `GET /` | the page; its `<meta name="facteur-token">` has the token that every POST sends in the header `x-facteur-token` |
 * | `GET /assets/*` | the script and the style of the page |
 * | `GET /api/state` | `PreviewState` |
 * | `GET /api/mail?template&locale&sample` | `MailReport`, even if the mail does not compile |
 * | `POST /api/draft` of `DraftRequest` | `MailReport` whose `id` names the draft |
 * | `POST /api/samples` of `SaveSampleRequest` | `SaveSampleAnswer`; 409 when the sample exists and `replace` is not set |
 * | `GET /api/checks?template&locale&sample` | `ChecksReport`; slower than the mail, so requested after it |
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
  /** The language of a mail if none is chosen and its template has it. */
  readonly defaultLocale: string;
  /** The problem of the folder itself: deleted while the server runs, or not readable. */
  readonly problem?: string;
  /** The sender and server of test mails, without the password; undefined if sending is not configured. */
  readonly sending?: { readonly server: string; readonly from: string };
  /** The folder of the snapshots; undefined if there is none. */
  readonly snapshots?: string;
}

export interface TemplateSummary {
  readonly name: string;
  readonly locales: readonly string[];
  readonly samples: readonly SampleSummary[];
  /** The first line of the problem that keeps it from compiling. */
  readonly problem?: string;
  /** The language with the problem, if it is not the one that the page starts with. */
  readonly problemLocale?: string;
}

export interface SampleSummary {
  readonly name: string;
  /** The state of the payment in the data; undefined for a sample that cannot be read. */
  readonly state?: 'open' | 'partial' | 'overdue' | 'paid' | 'other';
}

/** A mail in its current state. */
export interface MailReport extends MailId {
  /** Names this rendering for `/frame`; a new rendering gets a new one, equal content keeps it. */
  readonly id?: string;
  /** Why the current source does not render; `mail` is then the last good one, if any. */
  readonly problems?: readonly SourceProblem[];
  readonly mail?: MailDetails;
}

/** A problem, with its place in the source if it has one. */
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
  /** ISO 8601: when the mail goes out. */
  readonly date: string;
  readonly html: string;
  readonly text: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly mime: MimePart;
  readonly sizes: MailSizes;
  readonly fields: readonly FieldUse[];
  /** URLs of images that are not in the message; the preview does not load them. */
  readonly webImages: readonly string[];
  /** Warnings of compiling and rendering. */
  readonly warnings: readonly SourceProblem[];
}

/** A part of the message, including its own parts. */
export interface MimePart {
  /** `multipart/alternative`. */
  readonly contentType: string;
  /** A file name or a Content-ID, if it has one. */
  readonly name?: string;
  /** As sent, encoded. */
  readonly bytes: number;
  readonly parts: readonly MimePart[];
}

/** All in bytes of UTF-8; `message` as sent. */
export interface MailSizes {
  readonly html: number;
  readonly text: number;
  /** All `<style>` elements together. */
  readonly style: number;
  readonly message: number;
}

export interface FieldUse {
  readonly name: string;
  readonly kind: string;
  /** Its value in the mail; undefined if the sample has none. */
  readonly value?: string;
  /** Its first use in the template. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface ChecksReport extends MailId {
  readonly findings: readonly Finding[];
  /** What could not be checked, because a library is not installed. */
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

/** A mail from unsaved data. */
export interface DraftRequest extends MailId {
  /** JSON as typed; its mistakes are returned in `problems`. */
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
  /** The approved mail for `/frame?id=`; undefined if there is none. */
  readonly approvedId?: string;
  /** The differences, in words. */
  readonly differences: readonly string[];
  /** After approving: why the pictures were not updated. */
  readonly picturesLeft?: string;
}

export interface SendRequest extends MailId {
  readonly to: readonly string[];
  /** The recipients as the person confirmed them; the server compares both lists. */
  readonly confirmed: readonly string[];
}

export interface SendAnswer {
  /** As in the result of `createSender`: sent, deferred, rejected, unknown or captured. */
  readonly results: readonly { readonly to: string; readonly status: string; readonly answer: string }[];
}

/** How `/frame` shows a mail. Every option has a default. */
export interface FrameOptions {
  /** `browser` shows the mail unchanged; the others as that client does. @default 'browser' */
  readonly view?: 'browser' | 'outlook' | 't-online' | 'gmail-no-style';
  /**
   * `dark` matches `prefers-color-scheme: dark`; `gmail-dark` and `outlook-dark` force dark colours as those apps do.
   * @default 'light'
   */
  readonly scheme?: 'light' | 'dark' | 'gmail-dark' | 'outlook-dark';
  /** @default 'on' */
  readonly images?: 'on' | 'off';
}

/** A mail that was rendered again. */
export interface RenderedFrame extends MailId {
  /** As in its report. */
  readonly id: string;
  /** The options of the last `/frame` request: how the page shows the mail. */
  readonly look?: Required<FrameOptions>;
  /** The HTML of `/frame` with those options. Both are undefined if the page should request it: it is very long, or without images. */
  readonly html?: string;
}

export type PreviewEvent =
  /** Files changed, so mails of these templates may have changed. An empty list means all templates. */
  | { readonly type: 'changed'; readonly templates: readonly string[] }
  /** The mail that was requested last, rendered again after a change. The page requests its report later. */
  | ({ readonly type: 'rendered' } & RenderedFrame)
  /** Templates, languages or samples were added or removed: request the state again. */
  | { readonly type: 'state' };
