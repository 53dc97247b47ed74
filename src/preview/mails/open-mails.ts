import { renderEml } from '../../sending/render-eml.ts';
import type { MailId } from '../../snapshots/mail-id.ts';
import type {
  ChecksReport,
  DraftRequest,
  FrameOptions,
  MailReport,
  PreviewState,
  RenderedFrame,
  SampleText,
  SaveSampleAnswer,
  SaveSampleRequest,
  SnapshotReport,
  SourceFile,
} from '../preview-api.ts';
import type { PreviewSettings } from '../preview-options.ts';
import { PreviewRefusal } from '../refusal.ts';
import { showMail } from '../views/show-mail.ts';
import { createBounded } from './bounded.ts';
import { checkReport } from './check-report.ts';
import { problemsOf } from './describe-problems.ts';
import { createUsesReader } from './field-uses.ts';
import { createHealth } from './health.ts';
import { buildDetails } from './mail-details.ts';
import { openFolder } from './open-folder.ts';
import { readSampleData, readSampleText, type SampleFile } from './read-sample.ts';
import { type PreviewedMail, renderingId, renderMail } from './render-mail.ts';
import { approveSnapshot, reportSnapshot } from './report-snapshot.ts';
import { saveSample } from './save-sample.ts';
import { readSourceFile } from './source-file.ts';
import { buildState } from './templates-state.ts';
import { warmUp } from './warm-up.ts';

/** The mails of a templates folder in their current state. */
export interface Mails {
  state(): Promise<PreviewState>;
  /** @throws PreviewRefusal 404 for an unknown mail; a mail that cannot be rendered has a report with problems */
  report(id: MailId): Promise<MailReport>;
  draft(request: DraftRequest): Promise<MailReport>;
  /** @throws PreviewRefusal 404; TemplateError, DataError, FacteurError */
  render(id: MailId): Promise<PreviewedMail>;
  /** The HTML of a mail from a report. @throws PreviewRefusal 404 */
  frame(id: string, options: Required<FrameOptions>): Promise<string>;
  checks(id: MailId): Promise<ChecksReport>;
  /** @throws PreviewRefusal 404, also if the preview has no snapshots; TemplateError, DataError, FacteurError */
  snapshot(id: MailId): Promise<SnapshotReport>;
  /** Approves the mail as it is now. @throws as `snapshot` */
  approve(id: MailId): Promise<SnapshotReport>;
  eml(id: MailId): Promise<Uint8Array<ArrayBuffer>>;
  sampleText(template: string, sample: string): Promise<SampleText>;
  saveSample(request: SaveSampleRequest): Promise<SaveSampleAnswer>;
  sourceFile(file: string): Promise<SourceFile>;
  /**
   * Handles changed files: renders the mail that was requested last at once, and later compiles the other templates to find
   * broken ones.
   * @returns undefined if there is no such mail, or it cannot be rendered
   */
  renew(): Promise<RenderedFrame | undefined>;
  close(): void;
}

/** Number of renderings to keep: those that pages show, and the last good one of each mail. */
const mostKept = 400;
/** In characters. A frame up to this length is sent with its event, which saves a request. */
const longestSent = 500_000;

export function openMails(settings: PreviewSettings, { onHealth }: { readonly onHealth: () => void }): Mails {
  const folder = openFolder(settings);
  const health = createHealth(folder, onHealth);
  const frames = createBounded<string>(mostKept);
  let lastAsked: MailId | undefined;
  let look: Required<FrameOptions> | undefined;
  let isClosed = false;
  const readFieldUses = createUsesReader();
  const lastGood = createBounded<Pick<MailReport, 'id' | 'mail'>>(mostKept);

  const reportOf = async (id: MailId, key: string, read: () => Promise<SampleFile>): Promise<MailReport> => {
    let sample: SampleFile | undefined;
    try {
      const template = await folder.compile(id);
      sample = await read();
      const rendered = renderMail(template, readSampleData(sample), settings.now);
      frames.set(rendered.id, rendered.html);
      const good = { id: rendered.id, mail: buildDetails(rendered, settings.now, readFieldUses) };
      lastGood.set(key, good);
      return { ...idOf(id), ...good };
    } catch (error) {
      if (error instanceof PreviewRefusal) throw error;
      return { ...idOf(id), ...lastGood.get(key), problems: problemsOf(error, sample) };
    } finally {
      health.postpone();
    }
  };
  const render = async (id: MailId): Promise<PreviewedMail> => {
    await folder.check(id);
    const sample = await readSampleText(await folder.sampleFile(id.template, id.sample));
    return renderMail(await folder.compile(id), readSampleData(sample), settings.now);
  };

  /** Like `render`, but in parallel, because somebody waits. If `check` refuses, nothing is returned. */
  const renderAtOnce = async (id: MailId): Promise<PreviewedMail> => {
    const [template, sample] = await Promise.all([
      folder.compile(id),
      folder.sampleFile(id.template, id.sample).then(readSampleText),
      folder.check(id),
    ]);
    return renderMail(template, readSampleData(sample), settings.now);
  };

  const snapshotsFolder = (): string => {
    if (settings.snapshots !== undefined) return settings.snapshots;
    throw new PreviewRefusal(404, 'no-snapshots', 'The preview was started without --snapshots.');
  };
  const snapshot = async (id: MailId): Promise<SnapshotReport> => {
    const { report, approved } = await reportSnapshot(folder, snapshotsFolder(), id);
    if (approved === undefined) return report;
    const approvedId = renderingId(approved);
    frames.set(approvedId, approved);
    return { ...report, approvedId };
  };

  return {
    state: () => buildState(folder, health, settings),
    report: async (id) => {
      await folder.check(id);
      if (lastAsked === undefined)
        void warmUp(() => folder.compileAnew(lastAsked!), {
          quiet: () => health.quiet(),
          isClosed: () => isClosed,
        });
      lastAsked = idOf(id);
      return reportOf(id, keyOf(id), async () =>
        readSampleText(await folder.sampleFile(id.template, id.sample)),
      );
    },
    draft: async ({ text, ...id }) => {
      await folder.check({ ...id, sample: undefined });
      const file = `${id.sample === '' ? 'draft' : id.sample}.json`;
      const report = await reportOf(id, `${keyOf(id)}\ndraft`, async () => ({ name: file, text }));
      return withoutFile(report, file);
    },
    render,
    frame: async (id, options) => {
      const html = frames.get(id);
      if (html === undefined)
        throw new PreviewRefusal(404, 'mail-not-found', 'This rendering is gone. Ask for the mail again.');
      look = options;
      return showMail(html, options);
    },
    checks: async (id) => {
      // Checks take long, and would delay a mail that somebody waits for.
      await health.quiet();
      return checkReport(folder, id, settings);
    },
    snapshot,
    approve: async (id) => {
      const picturesLeft = await approveSnapshot(folder, snapshotsFolder(), id);
      return { ...(await snapshot(id)), ...(picturesLeft === undefined ? {} : { picturesLeft }) };
    },
    eml: async (id) => {
      const { template, data } = await render(id);
      return Uint8Array.from(renderEml(template, data, settings.now));
    },
    sampleText: async (template, sample) => {
      await folder.check({ template, sample });
      const { text } = await readSampleText(await folder.sampleFile(template, sample));
      return { sample, text, bytes: Buffer.byteLength(text) };
    },
    saveSample: async (request) => {
      await folder.check({ template: request.template });
      return saveSample(folder, request);
    },
    sourceFile: (file) => readSourceFile(folder, file),
    async renew() {
      health.checkSoon();
      health.postpone();
      if (lastAsked === undefined) return undefined;
      const asked = lastAsked;
      const rendered = await renderAtOnce(asked).catch(() => undefined);
      if (rendered === undefined) return undefined;
      frames.set(rendered.id, rendered.html);
      const frame = { ...asked, id: rendered.id };
      // A mail without images has its own policy, which comes with the answer of `/frame`.
      if (look?.images !== 'on' || rendered.html.length > longestSent) return frame;
      return { ...frame, look, html: await showMail(rendered.html, look) };
    },
    close() {
      isClosed = true;
      health.close();
    },
  };
}

/** Typed data is not in a file, so there is nothing to open. */
function withoutFile(report: MailReport, file: string): MailReport {
  const { problems, ...rest } = report;
  if (problems === undefined) return report;
  const kept = problems.map((problem) => {
    if (problem.file !== file) return problem;
    const { file: _, ...place } = problem;
    return place;
  });
  return { ...rest, problems: kept };
}

function idOf({ template, locale, sample }: MailId): MailId {
  return { template, locale, sample };
}

function keyOf({ template, locale, sample }: MailId): string {
  return `${template}\n${locale}\n${sample}`;
}
