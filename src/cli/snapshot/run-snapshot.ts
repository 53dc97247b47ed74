import path from 'node:path';
import { checkTemplate } from '../../checks/check-template.ts';
import type { Finding } from '../../checks/finding.ts';
import { openTemplates } from '../../compile/open-templates.ts';
import { checkSnapshots, isApproved, type SnapshotsResult } from '../../snapshots/check-snapshots.ts';
import type { MailId } from '../../snapshots/mail-id.ts';
import { createAcceptCommand } from '../../snapshots/report/accept-command.ts';
import { writeReport } from '../../snapshots/report/write-report.ts';
import { fromHere } from '../check/from-here.ts';
import { openAllowList } from '../check/open-allow-list.ts';
import type { CompileFlags } from '../compile-flags.ts';
import { progressBar } from '../terminal/progress-bar.ts';
import { errorTerminal, outputTerminal } from '../terminal/terminal.ts';
import { describeSnapshots } from './describe-snapshots.ts';

export interface RunSnapshotOptions {
  readonly templates: string;
  readonly compile: CompileFlags;
  readonly snapshots: string;
  readonly report: string;
  readonly update: boolean;
  readonly filter: string | undefined;
  readonly images: boolean;
  readonly browser: string | undefined;
  /** The command as typed, without `--update` and `--filter`. */
  readonly command: readonly string[];
}

/** Compares, accepts if asked to, writes the report and prints the result. @returns false if anything differs */
export async function runSnapshot(options: RunSnapshotOptions): Promise<boolean> {
  const { report, update } = options;
  const result = await checkWithProgress(options);
  const command = createAcceptCommand(options.command, options.filter);
  const page = await writeReport(result, { folder: report, command });
  const isFine = isApproved(result, update);
  outputTerminal.write(
    describeSnapshots(result, {
      terminal: outputTerminal,
      isUpdated: update,
      report: isFine ? undefined : path.normalize(page),
      command,
    }),
  );
  return isFine;
}

async function checkWithProgress(options: RunSnapshotOptions): Promise<SnapshotsResult> {
  const { width } = errorTerminal;
  const findings = await openMailFindings(options.templates, options.compile);
  const clear = (): void => {
    if (width !== undefined) errorTerminal.write('\r\u001b[K');
  };
  try {
    return await checkSnapshots({
      ...options,
      findings,
      onProgress: (done, total) => {
        if (width === undefined) return;
        const words = `${done} of ${total} mails`;
        errorTerminal.write(`\r\u001b[K${progressBar(total === 0 ? 1 : done / total, words, width)}`);
      },
    });
  } finally {
    clear();
  }
}

/** Finds what `facteur check` finds in one mail and its template, except for accepted findings. */
async function openMailFindings(
  folder: string,
  compile: CompileFlags,
): Promise<(id: MailId) => Promise<readonly Finding[]>> {
  const accept = await openAllowList(folder, undefined);
  const templates = await openTemplates(folder, compile);
  return async ({ template, locale, sample }) => {
    const findings = await checkTemplate(templates, template, { locale, sample });
    return accept(findings).findings.map((finding) =>
      finding.file === undefined ? finding : { ...finding, file: fromHere(templates.folder, finding.file) },
    );
  };
}
