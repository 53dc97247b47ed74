import { openTemplates } from '../compile/open-templates.ts';
import { checkOptionNames, readFlag, readNumber, readText } from '../options.ts';
import { acceptSnapshot, compareSnapshot, type SnapshotComparison } from './compare-snapshot.ts';
import { findOrphans, removeOrphans } from './find-orphans.ts';
import { listMails, renderSample } from './list-mails.ts';
import { mailName } from './mail-id.ts';
import { openPictureBrowser, type PictureBrowser } from './pictures/open-picture-browser.ts';
import { updateMode, vitestRun } from './vitest-run.ts';

/** How the mails of a folder are tested. */
export interface DescribeTemplatesOptions {
  /** The folder of the approved mails. @default 'snapshots' */
  readonly snapshots?: string;
  /** Whether pictures are compared too, which needs a browser and fonts of npm. @default false */
  readonly images?: boolean;
  /** Milliseconds that a mail may take. @default 60000 */
  readonly timeout?: number;
}

const known = ['snapshots', 'images', 'timeout'];

/**
 * Registers a test for every template, language and sample: the mail is as it was approved. `vitest -u` approves it as it
 * is now. A mail without a snapshot gets one, and fails with CI=true; a snapshot without a mail fails, and goes with `-u`.
 * @param templates the folder of templates
 * @throws FacteurError `invalid-option`
 * @example
 * import { describeTemplates } from 'facteur/snapshots';
 *
 * describeTemplates('templates', { snapshots: 'snapshots' });
 */
export function describeTemplates(templates: string, options: DescribeTemplatesOptions = {}): void {
  checkOptionNames(options, known, 'describeTemplates');
  const snapshots = readText(options, 'snapshots') ?? 'snapshots';
  const images = readFlag(options, 'images', false);
  const timeout = readNumber(options, 'timeout', {
    otherwise: 60_000,
    min: 1,
    max: 2 ** 31 - 1,
    whole: true,
  });
  const { afterAll, describe, test } = vitestRun();
  describe(`the mails of ${templates} are as they were approved`, async () => {
    const opened = await openTemplates(templates);
    const mails = await listMails(opened);
    let opening: Promise<PictureBrowser> | undefined;
    const browser = async (): Promise<PictureBrowser | undefined> => {
      opening ??= images ? openPictureBrowser() : undefined;
      return opening;
    };
    for (const id of mails)
      test(mailName(id), { timeout }, async () => {
        const mail = await renderSample(opened, id);
        const comparison = await compareSnapshot(snapshots, id, mail, await browser());
        if (isToWrite(comparison)) await acceptSnapshot(snapshots, id, comparison);
        else if (comparison.status !== 'same') fail(describeComparison(comparison));
        if (comparison.pictureProblem !== undefined) fail(comparison.pictureProblem);
      });
    test('no snapshot is left of a mail that is gone', async () => {
      const orphans = await findOrphans(snapshots, mails);
      if (updateMode() === 'all') await removeOrphans(snapshots, orphans);
      else if (orphans.length > 0)
        fail(
          `These belong to no mail any more; vitest -u deletes them:\n${list(orphans.map(({ file }) => file))}`,
        );
    });
    afterAll(async () => {
      const opened = await opening?.catch(() => undefined);
      await opened?.close();
    });
  });
}

/** As Vitest has it: `-u` accepts everything, and what has no snapshot yet gets one, but not in CI. */
function isToWrite({ status, pictures, differences }: SnapshotComparison): boolean {
  const mode = updateMode();
  if (status === 'same' || mode === 'none') return false;
  const isOnlyNew = differences.length === 0 && pictures.every((picture) => picture.status === 'missing');
  return mode === 'all' || isOnlyNew;
}

function describeComparison({ status, differences, pictures }: SnapshotComparison): string {
  if (status === 'missing')
    return 'There is no snapshot of this mail. Run the tests without CI=true, look at the files, and commit them.';
  const words = [
    ...differences.map((difference) => difference.words),
    ...pictures.map((picture) => `The picture ${picture.name}: ${picture.words}`),
  ];
  return `The mail is not as it was approved; vitest -u approves it as it is now.\n${list(words)}`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `  ${item}`).join('\n');
}

/** Fails a test with words, without the line of our own code that Vitest would show. */
function fail(message: string): never {
  const error = new Error(message);
  error.stack = `Error: ${message}`;
  throw error;
}
