import path from 'node:path';
import { checkSnapshots, isApproved, type SnapshotsResult } from '../../snapshots/check-snapshots.ts';
import { createAcceptCommand } from '../../snapshots/report/accept-command.ts';
import { writeReport } from '../../snapshots/report/write-report.ts';
import type { CompileFlags } from '../compile-flags.ts';
import { progressBar } from '../terminal/progress-bar.ts';
import { errorTerminal, outputTerminal } from '../terminal/terminal.ts';
import { describeSnapshots } from './describe-snapshots.ts';
import { openMailFindings } from './mail-findings.ts';

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
