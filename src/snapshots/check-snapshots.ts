import { availableParallelism } from 'node:os';
import type { Finding } from '../checks/finding.ts';
import { type OpenTemplatesOptions, openTemplates, type Templates } from '../compile/open-templates.ts';
import { FacteurError } from '../errors.ts';
import { acceptSnapshot, compareSnapshot, type SnapshotComparison } from './compare-snapshot.ts';
import { findOrphans, type Orphan, removeOrphans } from './find-orphans.ts';
import { listMails, renderSample } from './list-mails.ts';
import { type MailId, mailName } from './mail-id.ts';
import { openPictureBrowser, type PictureBrowser } from './pictures/open-picture-browser.ts';

export interface CheckSnapshotsOptions {
  /** The folder of templates. */
  readonly templates: string;
  /** How the templates are compiled, as `openTemplates` takes it. */
  readonly compile?: OpenTemplatesOptions;
  /** The folder of snapshots. */
  readonly snapshots: string;
  /** Accept all differences and delete orphans. */
  readonly update: boolean;
  /** A text in the name of a mail, or a pattern for the whole name, where `*` matches anything. */
  readonly filter?: string | undefined;
  /** Whether to take and compare pictures. */
  readonly images: boolean;
  /** The path of a browser to use instead of the pinned one. */
  readonly browser?: string | undefined;
  /** Returns the findings of a changed mail, for the report. */
  readonly findings?: (id: MailId) => Promise<readonly Finding[]>;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The result for one mail. */
export interface MailResult {
  readonly id: MailId;
  /** Undefined if the mail could not be rendered or written; see `error`. */
  readonly comparison: SnapshotComparison | undefined;
  readonly error: unknown;
  /** Whether its snapshot was written. */
  readonly isAccepted: boolean;
  readonly findings: readonly Finding[];
}

export interface SnapshotsResult {
  readonly mails: readonly MailResult[];
  readonly orphans: readonly Orphan[];
  /** Why no pictures could be taken. */
  readonly pictureProblem: string | undefined;
  /** False for another browser, whose pictures are not comparable with those of other machines. */
  readonly isPinnedBrowser: boolean;
}

/** Renders every template, language and sample and compares it with its snapshot. A failure does not stop the others. */
export async function checkSnapshots(options: CheckSnapshotsOptions): Promise<SnapshotsResult> {
  const templates = await openTemplates(options.templates, options.compile);
  const all = await listMails(templates);
  const left = await findOrphans(options.snapshots, all);
  const isAsked = matchMails(options.filter, [...all.map(mailName), ...left.map(({ mail }) => mail)]);
  const asked = all.filter((id) => isAsked(mailName(id)));
  const orphans = left.filter(({ mail }) => isAsked(mail));
  if (asked.length === 0 && orphans.length === 0) throw nothingToDo(options, all.length);
  const { browser, pictureProblem } = await openBrowser(options);
  let done = 0;
  options.onProgress?.(0, asked.length);
  try {
    const mails = await mapSome(asked, availableParallelism() + 1, async (id) => {
      const result = await checkMailSnapshot(id, templates, browser, options);
      options.onProgress?.(++done, asked.length);
      return result;
    });
    if (options.update) await removeOrphans(options.snapshots, orphans);
    return { mails, orphans, pictureProblem, isPinnedBrowser: browser?.isPinned ?? true };
  } finally {
    await browser?.close();
  }
}

/** Whether all mails match their snapshots, now that accepted ones are written. */
export function isApproved(result: SnapshotsResult, isUpdated: boolean): boolean {
  const areMailsFine = result.mails.every(
    ({ comparison, error, isAccepted }) =>
      error === undefined &&
      comparison?.pictureProblem === undefined &&
      (isAccepted || comparison?.status === 'same'),
  );
  return areMailsFine && result.pictureProblem === undefined && (isUpdated || result.orphans.length === 0);
}

async function checkMailSnapshot(
  id: MailId,
  templates: Templates,
  browser: PictureBrowser | undefined,
  { snapshots, update, findings }: CheckSnapshotsOptions,
): Promise<MailResult> {
  let comparison: SnapshotComparison | undefined;
  let found: readonly Finding[] = [];
  try {
    const mail = await renderSample(templates, id);
    comparison = await compareSnapshot(snapshots, id, mail, browser);
    if (comparison.status !== 'same') found = (await findings?.(id)) ?? [];
    const isAccepted = update && comparison.status !== 'same';
    if (isAccepted) await acceptSnapshot(snapshots, id, comparison);
    return { id, comparison, error: undefined, isAccepted, findings: found };
  } catch (error) {
    return { id, comparison, error, isAccepted: false, findings: found };
  }
}

async function openBrowser({
  images,
  browser,
}: CheckSnapshotsOptions): Promise<{ browser?: PictureBrowser; pictureProblem: string | undefined }> {
  if (!images) return { pictureProblem: undefined };
  try {
    return { browser: await openPictureBrowser({ browser }), pictureProblem: undefined };
  } catch (error) {
    if (!(error instanceof FacteurError)) throw error;
    return { pictureProblem: error.message };
  }
}

function nothingToDo({ templates, filter }: CheckSnapshotsOptions, count: number): FacteurError {
  return new FacteurError(
    'template-not-found',
    count === 0
      ? `No samples in ${templates}. A template is a folder with template.mjml or body.html, and samples/*.json.`
      : `No mail of ${templates} matches ${JSON.stringify(filter)}. Names have the form <template>/<language>/<sample>, such as invoice/nl/plain; * matches anything.`,
  );
}

/** Maps several at a time, with results in order: one mail compiles while another waits for the browser. */
async function mapSome<T, R>(
  items: readonly T[],
  most: number,
  action: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const rest = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of rest) results[index] = await action(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
  return results;
}

/**
 * Makes a filter for mail names: a text in the name, or a pattern for the whole name, where `*` matches anything.
 * The full name of a mail matches only that mail.
 */
function matchMails(filter: string | undefined, names: readonly string[]): (name: string) => boolean {
  if (filter === undefined) return () => true;
  if (names.includes(filter)) return (name) => name === filter;
  if (!/[*?]/.test(filter)) return (name) => name.toLowerCase().includes(filter.toLowerCase());
  const source = filter
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  const pattern = new RegExp(`^${source}$`, 'i');
  return (name) => pattern.test(name);
}
